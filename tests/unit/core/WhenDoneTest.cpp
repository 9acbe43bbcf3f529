// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/WhenDone.h"
#include "support/client/PatientTest.h"

#include <QPromise>

#include <memory>
#include <optional>

namespace vatochito {

class WhenDoneTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void result_reachesEachOfSeveral();
    void deadContext_isNotCalled();
    void abandonedPromise_isCancelled();
};

void WhenDoneTest::result_reachesEachOfSeveral()
{
    QPromise<Result<int>> promise;
    promise.start();
    int sum = 0;
    const auto add = [&sum](const Result<int> &result) { sum += *result; };
    whenDone(promise.future(), this, add);
    whenDone(promise.future(), this, add);

    promise.addResult(7);
    promise.finish();

    QTRY_COMPARE(sum, 14);
}

void WhenDoneTest::deadContext_isNotCalled()
{
    QPromise<Result<int>> promise;
    promise.start();
    bool isCalled = false;
    auto context = std::make_unique<QObject>();
    whenDone(promise.future(), context.get(), [&isCalled](const Result<int> &) { isCalled = true; });

    context.reset();
    promise.addResult(7);
    promise.finish();
    QCoreApplication::processEvents();

    QVERIFY(!isCalled);
}

void WhenDoneTest::abandonedPromise_isCancelled()
{
    auto promise = std::make_unique<QPromise<Result<int>>>();
    promise->start();
    std::optional<Error::Code> code;
    whenDone(promise->future(), this, [&code](const Result<int> &result) { code = result.error().code; });

    promise.reset();

    QTRY_VERIFY(code.has_value());
    QCOMPARE(*code, Error::Code::Cancelled);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::WhenDoneTest)
#include "WhenDoneTest.moc"
