using System.Globalization;
using Spectre.Console;

namespace Meanwhile.Cli.Reporting;

/// <summary>Markup of Spectre.Console as text with or without colours.</summary>
internal static class TerminalText
{
    /// <summary>How many characters of markup are shown.</summary>
    public static int LengthOf(string markup) => Markup.Remove(markup).Length;

    /// <summary>One line, cut to the width of the terminal so that it can be erased again.</summary>
    public static string Line(string markup, int width, bool colors)
    {
        if (Markup.Remove(markup).Length >= width)
        {
            return Markup.Remove(markup)[..(width - 1)];
        }

        return Render(console => console.Markup(markup), width, colors);
    }

    public static string Render(Action<IAnsiConsole> draw, int width, bool colors)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = colors ? AnsiSupport.Yes : AnsiSupport.No,
                ColorSystem = colors ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(writer),
                Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            }
        );
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        draw(console);
        return writer.ToString();
    }
}
