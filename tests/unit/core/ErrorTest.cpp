// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Error.h"
#include "core/Sentences.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace vatochito {

namespace {

constexpr int kCodes = static_cast<int>(Error::Code::Cancelled) + 1;

} // namespace

class ErrorTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCode_hasANameOfItsOwn_andComesBack();
    void unknownName_isMalformed();
    void everyCode_hasASentence_withoutOurWords();
    void refusals_areFinal_troubleOnTheWayIsNot();
    void knownServerSentences_areToldInOurs();
};

void ErrorTest::everyCode_hasANameOfItsOwn_andComesBack()
{
    QSet<QString> names;
    for (int i = 0; i < kCodes; ++i) {
        const auto code = static_cast<Error::Code>(i);
        const QString name = Error::codeName(code);
        QCOMPARE(Error::codeFromName(name), code);
        names.insert(name);
    }
    QCOMPARE(names.size(), kCodes);
}

void ErrorTest::unknownName_isMalformed()
{
    QCOMPARE(Error::codeFromName(u"of a later version"_s), Error::Code::Malformed);
}

void ErrorTest::everyCode_hasASentence_withoutOurWords()
{
    for (int i = 0; i < kCodes; ++i) {
        const QString sentence = Sentences::forError(Error{.code = static_cast<Error::Code>(i)});
        QVERIFY2(sentence.size() > 10, qPrintable(QString::number(i)));
        for (const QString &word : {u"error"_s, u"socket"_s, u"token"_s})
            QVERIFY2(!sentence.contains(word, Qt::CaseInsensitive), qPrintable(sentence));
    }
}

void ErrorTest::refusals_areFinal_troubleOnTheWayIsNot()
{
    QVERIFY(Error{.code = Error::Code::Timeout}.isTransient());
    QVERIFY(Error{.code = Error::Code::ServerFailed}.isTransient());
    QVERIFY(Error{.code = Error::Code::NotAServer}.isTransient());
    QVERIFY(!Error{.code = Error::Code::Forbidden}.isTransient());
    QVERIFY(!Error{.code = Error::Code::Rejected}.isTransient());
    QVERIFY(!Error{.code = Error::Code::SessionOver}.isTransient());
}

void ErrorTest::knownServerSentences_areToldInOurs()
{
    QCOMPARE(Sentences::forServerSentence(u"Passwords do not match."_s), u"The two passwords are not the same."_s);
    QCOMPARE(Sentences::forServerSentence(u"Of a later server."_s), u"Of a later server."_s);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::ErrorTest)
#include "ErrorTest.moc"
