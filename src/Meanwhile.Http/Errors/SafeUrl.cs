using System.Globalization;
using System.Text;

namespace Meanwhile;

/// <summary>Writes URLs for people: user name and password never show, nor do characters that would upset a terminal.</summary>
internal static class SafeUrl
{
    private const int MostCharacters = 300;

    internal static string Of(Uri url) =>
        url.IsAbsoluteUri ? Of(url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped)) : Of(url.OriginalString);

    /// <summary>For text that may be no URL at all.</summary>
    internal static string Of(string url)
    {
        var from = url.IndexOf("//", StringComparison.Ordinal) is var slashes and >= 0 ? slashes + 2 : 0;
        var end = url.AsSpan(from).IndexOfAny('/', '?', '#') is var found and >= 0 ? from + found : url.Length;
        var at = url.AsSpan(from, end - from).LastIndexOf('@');
        var shown = at < 0 ? url : string.Concat(url.AsSpan(0, from), url.AsSpan(from + at + 1));
        var text = new StringBuilder(Math.Min(shown.Length, MostCharacters) + 1);
        foreach (var character in shown.AsSpan(0, Math.Min(shown.Length, MostCharacters)))
        {
            if (char.IsControl(character))
            {
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
            }
            else
            {
                text.Append(character);
            }
        }

        return shown.Length > MostCharacters ? text.Append('…').ToString() : text.ToString();
    }

    /// <summary>The URL without user name and password.</summary>
    internal static Uri Strip(Uri url) =>
        url.IsAbsoluteUri && url.UserInfo.Length > 0 ? new UriBuilder(url) { UserName = "", Password = "" }.Uri : url;
}
