using System.Text;
using System.Text.RegularExpressions;

namespace Meanwhile;

/// <summary>
/// .NET shows bytes that a server has sent as numbers, "'61-62-63'": as text people can read them, and what is secret in them is known.
/// </summary>
internal static partial class HexDump
{
    internal static string Read(string text) => Dump().Replace(text, static dump => $"'{TextOf(dump.Groups["bytes"].Value)}'");

    private static string TextOf(string dump) => Encoding.Latin1.GetString(Convert.FromHexString(dump.Replace("-", "", StringComparison.Ordinal)));

    [GeneratedRegex("'(?<bytes>([0-9A-F]{2}-)+[0-9A-F]{2})'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dump();
}
