using System.Globalization;
using System.Text;

namespace Meanwhile;

/// <summary>Writes text of strangers for people: without characters that would upset a terminal, and cut where nobody reads on.</summary>
internal static class SafeText
{
    private const int Most = 1000;

    internal static string Of(string text, int most = Most)
    {
        var shown = new StringBuilder(Math.Min(text.Length, most) + 1);
        foreach (var character in text.AsSpan(0, Math.Min(text.Length, most)))
        {
            if (char.IsControl(character))
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
            }
            else
            {
                shown.Append(character);
            }
        }

        return text.Length > most ? shown.Append('…').ToString() : shown.ToString();
    }
}
