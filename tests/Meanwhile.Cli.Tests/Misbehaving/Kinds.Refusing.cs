namespace Meanwhile.Cli.Tests.Misbehaving;

internal static partial class Kinds
{
    private const string TooMany = "HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n";

    private static Kind[] Refusing =>
    [
        new("says 429 for ever", "status", "429 Too Many Requests", Says(TooMany + "\r\n")) { Attempts = 2 },
        new("says 429 and to wait a moment, for ever", "status", "429 Too Many Requests", Says(TooMany + "Retry-After: 0\r\n\r\n")) { Attempts = 2 },
        new("says 429 and to wait a day", "status", "asks to wait 24 h", Says(TooMany + "Retry-After: 86400\r\n\r\n")) { Attempts = 1 },
        new("says 429 and to wait until 2099", "status", "asks to wait", Says(TooMany + "Retry-After: Thu, 01 Jan 2099 00:00:00 GMT\r\n\r\n")) { Attempts = 1 },
        new("says 429 and to wait until 2001", "status", "429 Too Many Requests", Says(TooMany + "Retry-After: Mon, 01 Jan 2001 00:00:00 GMT\r\n\r\n")) { Attempts = 2 },
        new("says 429 and to wait a number beyond all bounds", "status", "asks to wait", Says(TooMany + "Retry-After: 99999999999999999999\r\n\r\n")) { Attempts = 1 },
        new("says 429 and to wait for nothing that is a time", "status", "429 Too Many Requests", Says(TooMany + "Retry-After: soon\r\n\r\n")) { Attempts = 2 },
        new("says 503 and to wait a day", "status", "asks to wait", Says("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nRetry-After: 86400\r\n\r\n")) { Attempts = 1 },
        new("says 500 for ever", "status", "500", Says("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n")) { Attempts = 2 },
        new("says 500 once", null, "", static peer => Says(peer.Number == 0 ? "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" : Head + "Content-Length: 0\r\n\r\n")(peer)) { Attempts = 2 },
        new("says 404", "status", "404", Says("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")) { Attempts = 1 },
    ];
}
