using System.Globalization;
using Meanwhile.Cli.Check;
using Meanwhile.Cli.Reporting;
using Spectre.Console;

namespace Meanwhile.Cli.Demo;

/// <summary>What the demo says, in the order in which it says it.</summary>
internal sealed class DemoStory(int width, bool colors)
{
    private const int WidestPicture = 100;

    public string Opening(int count) =>
        Text(
            $"""
            [bold]meanwhile demo[/]: {count} URLs, one after another and all at once

            A web server now runs on this machine. {DemoUrls.Pages} of its pages take one second each;
            a few more are slow, moved or down.


            """
        );

    public string BeforeHandful() => Text($"[bold]1. One after another[/], {DemoUrls.Handful} of them: each request waits for the one before.\n");

    public string BeforeAll(int count) => Text($"[bold]2. All at once[/], all {count}: they wait together, on one thread.\n");

    public string After(Measured measured)
    {
        var tally = measured.Tally;
        var reasons = string.Join(", ", tally.DownByKind().Select(pair => $"{pair.Count} {pair.Kind.Name()}"));
        var down = tally.Down > 0 ? $", [red]{tally.Down} down[/] ({reasons})" : "";
        return Text($"   {tally.Checked} checked in [bold]{Durations.Short(measured.Took)}[/]: [green]{tally.Up} up[/]{down}\n\n");
    }

    /// <summary>A bar for each way to check all of them; one after another it would be the sum of their times.</summary>
    public string SideBySide(Measured together)
    {
        var reckoned = together.Tally.Sum;
        var most = Math.Max(10, Math.Min(width, WidestPicture) - 46);
        var part = together.Took / reckoned;
        var factor = string.Create(CultureInfo.InvariantCulture, $"{reckoned / together.Took:N0} times as fast");
        return Text(
            $"""
            [bold]All {together.Rows.Length}, side by side[/]
               one after another  [yellow]{new string('█', most)}[/]  {Durations.Short(reckoned)} in sum
               all at once        [green]{new string('█', Math.Max(1, (int)(part * most)))}[/]  {Durations.Short(together.Took)}: [bold]{factor}[/]


            """
        );
    }

    public string Picture(Measured handful, Measured together)
    {
        var timeline = new Timeline(Math.Min(width, WidestPicture), handful.Took > together.Took ? handful.Took : together.Took);
        timeline.Title("Who waited when");
        timeline.Heading($"one after another: {Durations.Short(handful.Took)} for {handful.Rows.Length}");
        foreach (var row in handful.Rows)
        {
            timeline.Bar(row, handful.Began);
        }

        timeline.Heading($"all at once: {Durations.Short(together.Took)} for {together.Rows.Length}");
        foreach (var index in DemoUrls.Shown)
        {
            timeline.Bar(together.Rows[index], together.Began);
        }

        timeline.Note($"… and {together.Rows.Length - DemoUrls.Shown.Count()} more, all at the same time");
        return Text(timeline.Markup);
    }

    public string Closing() =>
        Text(
            """

            The same for your own: [bold]meanwhile check https://example.com -i urls.txt[/]

            """
        );

    private string Text(string markup) => TerminalText.Render(console => console.Markup(markup), Math.Max(width, WidestPicture + 20), colors);
}
