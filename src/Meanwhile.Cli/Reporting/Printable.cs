namespace Meanwhile.Cli.Reporting;

/// <summary>Text from outside on its way to a terminal, which must not obey it: neither its codes nor its marks that turn text round.</summary>
internal static class Printable
{
    public static string Of(string text) =>
        text.Any(IsObeyed) ? string.Create(text.Length, text, static (shown, given) =>
        {
            for (var index = 0; index < shown.Length; index++)
            {
                shown[index] = IsObeyed(given[index]) ? '\uFFFD' : given[index];
            }
        }) : text;

    private static bool IsObeyed(char character) =>
        char.IsControl(character)
        || character is '\u061C' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
