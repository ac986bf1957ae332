using System.Text;

namespace Meanwhile.Tests;

/// <summary>Answers as they go over the wire.</summary>
internal static class Answer
{
    internal static string Ok(string body, string headers = "") => Of("200 OK", body, headers);

    internal static string Of(string status, string body = "", string headers = "") =>
        $"HTTP/1.1 {status}\r\nContent-Length: {Encoding.Latin1.GetByteCount(body)}\r\n{headers}\r\n{body}";

    internal static string Json(string json) => Ok(json, "Content-Type: application/json\r\n");

    internal static string Redirect(int status, string location, string headers = "") => Of($"{status} Moved", "gone", $"Location: {location}\r\n{headers}");

    /// <summary>A head that promises more than what follows.</summary>
    internal static string Cut(string body, int promised) => $"HTTP/1.1 200 OK\r\nContent-Length: {promised}\r\n\r\n{body}";
}
