// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Costs half a minute a translation unit: precompiled, and included where connections are handled only.
#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>

namespace vatochito::server {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace websocket = boost::beast::websocket;
using Tcp = net::ip::tcp;

} // namespace vatochito::server
