using System.Text;

namespace Meanwhile;

/// <summary>The methods of which a server may get a request twice without harm (RFC 9110, 9.2.2). What another method does nobody here knows.</summary>
internal static class IdempotentMethods
{
    private static readonly HttpMethod[] Methods = [HttpMethod.Get, HttpMethod.Head, HttpMethod.Options, HttpMethod.Trace, HttpMethod.Put, HttpMethod.Delete];

    internal static bool Has(HttpMethod method) => Array.IndexOf(Methods, method) >= 0;

    /// <summary>Whether it is the name of one, as it goes out.</summary>
    internal static bool Has(string? name) => Array.Exists(Methods, method => method.Method == name);

    /// <summary>Whether what goes out begins with one.</summary>
    internal static bool Begin(ReadOnlySpan<byte> request)
    {
        foreach (var method in Methods)
        {
            var name = method.Method;
            if (request.Length > name.Length && request[name.Length] == ' ' && Ascii.Equals(request[..name.Length], name))
            {
                return true;
            }
        }

        return false;
    }
}
