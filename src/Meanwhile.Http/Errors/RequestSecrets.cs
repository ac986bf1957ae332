using System.Net;
using System.Text;

namespace Meanwhile;

/// <summary>
/// The passwords that go out with a request: its own, and those for the proxy. .NET writes a proxy's whole address into what it says,
/// and a server may send back what it was sent.
/// </summary>
internal sealed class RequestSecrets
{
    private const string Hidden = "***";

    // What is shorter stands in many a word, and would tell itself by what is missing.
    private const int LeastLength = 4;

    private readonly SortedSet<string> texts = new(Comparer<string>.Create(static (one, other) =>
        one.Length != other.Length ? other.Length.CompareTo(one.Length) : string.CompareOrdinal(one, other)));

    internal static RequestSecrets Of(HttpRequestMessage request, Uri url, HttpSessionOptions options)
    {
        var secrets = new RequestSecrets();
        if (Peer.ProxyOf(url, options) is { } proxy)
        {
            secrets.AddProxy(proxy, url);
        }

        secrets.AddHeader(request, "Authorization");
        secrets.AddHeader(request, "Proxy-Authorization");
        return secrets;
    }

    internal string Removed(string text)
    {
        foreach (var secret in texts)
        {
            text = EncodedText.Replaced(text, secret, Hidden);
        }

        return text;
    }

    /// <summary>The failure, or one that says the same without them.</summary>
    internal Exception? Removed(Exception? failure)
    {
        if (failure is null || texts.Count == 0 || !IsInMessages(failure))
        {
            return failure;
        }

        var told = failure as HttpRequestException;
        var message = Removed(told is null ? $"{failure.GetType().Name}: {failure.Message}" : failure.Message);
        return new HttpRequestException(told?.HttpRequestError ?? HttpRequestError.Unknown, message, Removed(failure.InnerException), told?.StatusCode);
    }

    private bool IsInMessages(Exception? failure) => failure is not null && (Removed(failure.Message) != failure.Message || IsInMessages(failure.InnerException));

    private void AddHeader(HttpRequestMessage request, string name)
    {
        if (!request.Headers.NonValidated.TryGetValues(name, out var values))
        {
            return;
        }

        foreach (var value in values)
        {
            var blank = value.IndexOf(' ', StringComparison.Ordinal);
            var token = value[(blank + 1)..].Trim();
            Add(token);
            if (blank > 0 && value.AsSpan(0, blank).Equals("Basic", StringComparison.OrdinalIgnoreCase))
            {
                AddEncodedUser(token);
            }
        }
    }

    private void AddEncodedUser(string token)
    {
        var bytes = new byte[token.Length];
        if (Convert.TryFromBase64String(token, bytes, out var count))
        {
            AddUser(Encoding.UTF8.GetString(bytes, 0, count));
        }
    }

    private void AddProxy(IWebProxy proxy, Uri url)
    {
        var address = proxy.GetProxy(url)!;
        if (address.UserInfo.Length > 0)
        {
            texts.Add(Uri.UnescapeDataString(address.UserInfo) + "@");
            AddUser(Uri.UnescapeDataString(address.UserInfo));
        }

        if (proxy.Credentials?.GetCredential(address, "Basic") is { } credential)
        {
            AddUser($"{credential.UserName}:{credential.Password}");
        }
    }

    private void AddUser(string user)
    {
        if (user.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0)
        {
            Add(user);
            Add(user[(colon + 1)..]);
            Add(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));
        }
    }

    private void Add(string secret)
    {
        if (secret.Length >= LeastLength)
        {
            texts.Add(secret);
        }
    }
}
