using Meanwhile.Cli.Check.Requests;

namespace Meanwhile.Cli.Commands.Values;

/// <summary>Headers that HTTP itself needs: what cannot be sent as it was asked for is refused, and not left out in silence.</summary>
internal static class SpecialHeaders
{
    /// <returns>Why the header cannot be sent, without its value; null if it can.</returns>
    public static string? Problem(HeaderLine header) =>
        header.Name.ToUpperInvariant() switch
        {
            "HOST" when header.Value is null => "'Host:' would send no Host, which every request of HTTP/1.1 has: leave it out",
            "HOST" when !IsHost(header.Value) => "the value of 'Host' is no host: write NAME or NAME:PORT, such as example.com:8080",
            "CONTENT-LENGTH" when header.Value is not (null or "0") => "'Content-Length' announces a body, and none is sent: leave it out, or write 'Content-Length: 0'",
            "TRANSFER-ENCODING" when header.Value is not null => "'Transfer-Encoding' announces a body, and none is sent: leave it out",
            _ => null,
        };

    private static bool IsHost(string value)
    {
        using var request = new HttpRequestMessage();
        try
        {
            request.Headers.Host = value;
            return value.Length > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
