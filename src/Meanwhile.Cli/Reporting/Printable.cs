namespace Meanwhile.Cli.Reporting;

/// <summary>Text from outside on its way to a terminal, which must not obey it.</summary>
internal static class Printable
{
    public static string Of(string text) =>
        text.Any(char.IsControl) ? string.Create(text.Length, text, static (shown, given) =>
        {
            for (var index = 0; index < shown.Length; index++)
            {
                shown[index] = char.IsControl(given[index]) ? '\uFFFD' : given[index];
            }
        }) : text;
}
