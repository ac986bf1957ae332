namespace Meanwhile;

/// <summary>Text from outside, such as a name, as it is printed.</summary>
internal static class SingleLine
{
    /// <summary>The same without line ends, other control characters and those that turn the direction, which would tear the picture.</summary>
    internal static string Of(string text) => text.Any(Tears) ? string.Concat(text.Select(static letter => Tears(letter) ? ' ' : letter)) : text;

    private static bool Tears(char letter) =>
        char.IsControl(letter) || letter is '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
