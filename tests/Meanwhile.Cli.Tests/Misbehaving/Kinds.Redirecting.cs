namespace Meanwhile.Cli.Tests.Misbehaving;

internal static partial class Kinds
{
    private static Kind[] Redirecting =>
    [
        new("redirects to itself", "redirect", "in a loop", Says(To("/"))) { Attempts = 1 },
        new("redirects in a circle", "redirect", "in a loop", Says(static request => request.StartsWith("GET /a ", StringComparison.Ordinal) ? To("/b") : To("/a"))),
        new("redirects for ever", "redirect", "more than 10 redirects", Says(static request => To(request.Split(' ')[1] + "x"))),
        new("redirects to ftp", "redirect", "scheme 'ftp'", Says(To("ftp://example.com/"))),
        new("redirects to a file", "redirect", "scheme 'file'", Says(To("file:///etc/passwd"))),
        new("redirects to a script", "redirect", "scheme 'javascript'", Says(To("javascript:alert(1)"))),
        new("redirects to what is no URL", "redirect", "not a URL", Says(To("http://"))),
        new("redirects from https to http", "redirect", "https to", Says(To("http://127.0.0.1:1/"))) { Tls = Certificates.Good, Scheme = "https", Options = ["-k"] },
        new("redirects to nowhere", null, "", Says("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n")),
        new("redirects to where nobody listens", "connect", "refused", Says(To("http://127.0.0.1:1/"))),
    ];

    private static string To(string location) => $"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: {location}\r\n\r\n";
}
