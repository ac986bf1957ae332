using System.Globalization;
using System.Text;

namespace Meanwhile;

/// <summary>Checks the URL of a request before anything is sent.</summary>
internal static class RequestUrl
{
    /// <summary>The name of the parameter that every method of a session has for it.</summary>
    internal const string ParameterName = "url";

    internal static Uri Parse(string url, Uri? baseUrl)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (string.IsNullOrWhiteSpace(url))
        {
            throw new ArgumentException("The URL is empty.", nameof(url));
        }

        RefuseControlCharacters(url, nameof(url));
        if (IsAbsolute(url, out var absolute))
        {
            return CheckAbsolute(absolute, nameof(url));
        }

        if (baseUrl is null)
        {
            throw new ArgumentException(
                $"'{SafeUrl.Of(url)}' is not an absolute URL. Write it with its scheme, such as https://example.com/, or set BaseUrl in the session's options.",
                nameof(url)
            );
        }

        return Uri.TryCreate(baseUrl, url, out var combined)
            ? CheckAbsolute(combined, nameof(url))
            : throw new ArgumentException($"'{SafeUrl.Of(url)}' is not a URL.", nameof(url));
    }

    internal static Uri Check(Uri url, Uri? baseUrl)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (!url.IsAbsoluteUri || (url.IsFile && url.OriginalString.StartsWith('/')))
        {
            return Parse(url.OriginalString, baseUrl);
        }

        RefuseControlCharacters(url.OriginalString, nameof(url));
        return CheckAbsolute(url, nameof(url));
    }

    /// <summary>The URL that relative ones are resolved against: it names a folder, with or without a slash at its end.</summary>
    internal static Uri? CheckBase(Uri? baseUrl, string parameter)
    {
        if (baseUrl is null)
        {
            return null;
        }

        if (!baseUrl.IsAbsoluteUri)
        {
            throw new ArgumentException($"BaseUrl '{SafeUrl.Of(baseUrl)}' is not absolute. Write it with its scheme, such as https://example.com/.", parameter);
        }

        RefuseControlCharacters(baseUrl.OriginalString, parameter);
        var checkedUrl = CheckAbsolute(baseUrl, parameter);
        return checkedUrl.AbsolutePath.EndsWith('/') ? checkedUrl : new UriBuilder(checkedUrl) { Path = checkedUrl.AbsolutePath + "/" }.Uri;
    }

    /// <summary>The value of an Authorization header for a URL that has a user name, as aiohttp and curl send it.</summary>
    internal static string? AuthorizationOf(Uri url)
    {
        if (url.UserInfo.Length == 0)
        {
            return null;
        }

        var colon = url.UserInfo.IndexOf(':', StringComparison.Ordinal);
        var user = Uri.UnescapeDataString(colon < 0 ? url.UserInfo : url.UserInfo[..colon]);
        var password = colon < 0 ? "" : Uri.UnescapeDataString(url.UserInfo[(colon + 1)..]);
        return "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
    }

    // A path such as /a is an absolute file URL to .NET on Unix, and a relative URL to everyone who writes it here.
    private static bool IsAbsolute(string url, out Uri absolute) =>
        Uri.TryCreate(url, UriKind.Absolute, out absolute!) && !(absolute.IsFile && url.TrimStart().StartsWith('/'));

    private static Uri CheckAbsolute(Uri url, string parameter)
    {
        if (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
        {
            throw new ArgumentException(
                $"'{SafeUrl.Of(url.OriginalString)}' has the scheme '{url.Scheme}'; only http and https are spoken here. If that is a host's name, put http:// or https:// before it.",
                parameter
            );
        }

        if (url.Host.Length == 0)
        {
            throw new ArgumentException($"'{SafeUrl.Of(url.OriginalString)}' names no host.", parameter);
        }

        return url;
    }

    private static void RefuseControlCharacters(string url, string parameter)
    {
        for (var i = 0; i < url.Length; i++)
        {
            if (char.IsControl(url[i]))
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"'{SafeUrl.Of(url)}' has a control character (U+{(int)url[i]:X4}) at position {i}. Remove it, or write it as %{(int)url[i]:X2}."
                    ),
                    parameter
                );
            }
        }
    }
}
