namespace Meanwhile;

/// <summary>Text from outside, such as a name, as it is printed.</summary>
internal static class SingleLine
{
    /// <summary>The same without line ends and other control characters, which would tear the picture.</summary>
    internal static string Of(string text) =>
        text.AsSpan().IndexOfAnyInRange('\0', '\x1f') < 0 && !text.Contains('\x7f', StringComparison.Ordinal)
            ? text
            : string.Concat(text.Select(static letter => char.IsControl(letter) ? ' ' : letter));
}
