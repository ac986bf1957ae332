namespace Meanwhile.Cli.Reporting;

/// <summary>The few colours of rows and summary. They are written by hand so that a run without live progress starts without Spectre.Console.</summary>
internal static class Ink
{
    public static string Green(string text, bool on) => Paint("32", text, on);

    public static string Red(string text, bool on) => Paint("31", text, on);

    public static string Bold(string text, bool on) => Paint("1", text, on);

    public static string Dim(string text, bool on) => Paint("2", text, on);

    private static string Paint(string code, string text, bool on) => on ? $"\e[{code}m{text}\e[0m" : text;
}
