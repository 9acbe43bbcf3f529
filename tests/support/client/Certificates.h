// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Certificates that a client has to refuse, each with its key. They are known to everybody and protect nothing.
namespace vatochito::certificates {

struct Pair
{
    const char *certificate;
    const char *key;
};

/// For localhost and 127.0.0.1, signed by itself.
constexpr Pair kUntrusted{.certificate = R"(-----BEGIN CERTIFICATE-----
MIIBVDCB/KADAgECAgEDMAoGCCqGSM49BAMCMBQxEjAQBgNVBAMMCWxvY2FsaG9z
dDAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowFDESMBAGA1UEAwwJ
bG9jYWxob3N0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEW85d+fy+uBviaJie
Mn6ntUo+RugNX5S+etyIvs/sAXUK+jrtQQBS7EC2jE30V9RyoYLza9zQz+MHL0oY
aNTipqM9MDswGgYDVR0RBBMwEYIJbG9jYWxob3N0hwR/AAABMB0GA1UdDgQWBBTY
0tuQK+4HYIl9lFgBGCYF37XgMzAKBggqhkjOPQQDAgNHADBEAiBzKFFNcdhelFLK
/9LYJg+uDs7EMH7i9l4NIpWmCHmv1AIgCIWbpawPX+I0hwZYxrTvWpHyLf+wrWZx
I6ThcDqHZQA=
-----END CERTIFICATE-----)",
                          .key = R"(-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgzsE9UtlNIxDi+HBT
UbVEJw7YG9vlJDGi5s/AHA0jU++hRANCAARbzl35/L64G+JomJ4yfqe1Sj5G6A1f
lL563Ii+z+wBdQr6Ou1BAFLsQLaMTfRX1HKhgvNr3NDP4wcvShho1OKm
-----END PRIVATE KEY-----)"};

/// The same, but over since 2020.
constexpr Pair kExpired{.certificate = R"(-----BEGIN CERTIFICATE-----
MIIBVDCB+qADAgECAgEBMAoGCCqGSM49BAMCMBQxEjAQBgNVBAMMCWxvY2FsaG9z
dDAeFw0yMDAxMDEwMDAwMDBaFw0yMDAyMDEwMDAwMDBaMBQxEjAQBgNVBAMMCWxv
Y2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABL97vsTAifuTXpVLp3PG
3ggwmvgnWBQayFRwt5Lm9RpKL7KlX3+zh0YeuTHdxx2HpzWcIAq0YPVegiHSVe6G
YtWjPTA7MBoGA1UdEQQTMBGCCWxvY2FsaG9zdIcEfwAAATAdBgNVHQ4EFgQUJMVq
KILsBNM8v11Tp6uZCQquN68wCgYIKoZIzj0EAwIDSQAwRgIhAIZGyXEFz4ou5Xgd
RFQOvxVN3F5TKkKu1jv5azpo6vDbAiEA8Z6xZG0I7IR3uVAM3GopxfC1PP+V56QD
jLhnUG/61co=
-----END CERTIFICATE-----)",
                        .key = R"(-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgOmLubLP4/MUmqdlJ
1+gdxZMWoZvVou4u0xkFzREILlahRANCAAS/e77EwIn7k16VS6dzxt4IMJr4J1gU
GshUcLeS5vUaSi+ypV9/s4dGHrkx3ccdh6c1nCAKtGD1XoIh0lXuhmLV
-----END PRIVATE KEY-----)"};

/// For chat.example.org alone.
constexpr Pair kOtherName{.certificate = R"(-----BEGIN CERTIFICATE-----
MIIBZDCCAQugAwIBAgIBAjAKBggqhkjOPQQDAjAbMRkwFwYDVQQDDBBjaGF0LmV4
YW1wbGUub3JnMCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAwWjAbMRkw
FwYDVQQDDBBjaGF0LmV4YW1wbGUub3JnMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcD
QgAEsdpDZFU2vJ+s31J/jkU0LmByaVx6tlh2xfeauZQoR94WLqdRG+00RngLY9KP
N8YSkC3kHnsUQgShugYY5DfWM6M+MDwwGwYDVR0RBBQwEoIQY2hhdC5leGFtcGxl
Lm9yZzAdBgNVHQ4EFgQUJifFIsabRg3oSedht0gzrGY5iQ0wCgYIKoZIzj0EAwID
RwAwRAIgC4oAGMS0MSLQhaNVxpRfS9Bw3w0QWp4ubxK5C9/XG1cCICOcWQmbOpQJ
STj307DTZilt9vr3XgJF+7MFfhPevHfg
-----END CERTIFICATE-----)",
                          .key = R"(-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgaqwZGK8IPWPXm+Y5
K8fkFboMe1xV4v/Ha/qDD5fTYw2hRANCAASx2kNkVTa8n6zfUn+ORTQuYHJpXHq2
WHbF95q5lChH3hYup1Eb7TRGeAtj0o83xhKQLeQeexRCBKG6BhjkN9Yz
-----END PRIVATE KEY-----)"};

} // namespace vatochito::certificates
