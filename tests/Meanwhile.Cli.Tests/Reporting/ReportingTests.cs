using System.Buffers;
using System.Text;
using System.Text.Json;
using Meanwhile.Cli.Check;
using Meanwhile.Cli.Check.Scheduling;
using Meanwhile.Cli.Reporting;
using Meanwhile.Cli.Reporting.Formats;
using Meanwhile.Cli.Tests.Support;
using Meanwhile.Testing;

namespace Meanwhile.Cli.Tests.Reporting;

public class ReportingTests
{
    private static readonly Row Up = new("http://a/", 200, null, null, TimeSpan.FromMilliseconds(12), 1, "http://a/");

    [Theory]
    [InlineData(0.4, "0 ms")]
    [InlineData(850, "850 ms")]
    [InlineData(1050, "1.05 s")]
    [InlineData(42_340, "42.3 s")]
    [InlineData(59_999, "1 min")]
    [InlineData(200_000, "3 min 20 s")]
    [InlineData(7_500_000, "2 h 5 min")]
    public void Times_are_said_as_people_say_them(double milliseconds, string expected)
    {
        Assert.Equal(expected, Durations.Short(TimeSpan.FromMilliseconds(milliseconds)));
    }

    [Theory]
    [InlineData("up\e[31m", "up\uFFFD[31m")]
    [InlineData("http://a/\u202Egpj.exe", "http://a/\uFFFDgpj.exe")]
    [InlineData("http://a/\u2028\u2066x", "http://a/\uFFFD\uFFFDx")]
    [InlineData("http://b\u00FCcher/\u05D0", "http://b\u00FCcher/\u05D0")]
    public void What_a_terminal_would_obey_is_shown_as_unknown(string given, string shown) => Assert.Equal(shown, Printable.Of(given));

    [Fact]
    public void A_table_row_is_plain_without_a_terminal()
    {
        Assert.Equal("up    200    12 ms  http://a/\n", Written(new TableFormat(colors: false), Up));
        Assert.Equal(
            "down    -    12 ms  http://a/  dns: not found (attempt 4)\n",
            Written(new TableFormat(colors: false), Up with { Status = null, Error = DownReason.Dns, Message = "not found", Attempts = 4, FinalUrl = null })
        );
        Assert.Equal("up    200    12 ms  http://a/ → http://b/\n", Written(new TableFormat(colors: false), Up with { FinalUrl = "http://b/" }));
    }

    [Fact]
    public void A_table_row_cannot_command_the_terminal()
    {
        var row = Written(new TableFormat(colors: false), Up with { Url = "http://a/\e[2J\n", Error = DownReason.Url, Message = "\u0007" });
        Assert.DoesNotContain('\e', row);
        Assert.DoesNotContain('\u0007', row);
        Assert.Single(row, '\n');
    }

    [Theory]
    [InlineData("http://a/?q=ä&b=\"c\"")]
    [InlineData("line\u2028break\u0000")]
    [InlineData("\ud83d\ude00")]
    public void A_JSON_line_is_one_line_and_gives_the_text_back(string url)
    {
        var line = Written(new JsonLinesFormat(), Up with { Url = url });
        Assert.Single(line, '\n');
        Assert.Equal(url, JsonDocument.Parse(line).RootElement.GetProperty("url").GetString());
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Colours_are_for_terminals_and_not_where_NO_COLOR_is_set(bool noColor, bool expected)
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Ok);
        var (_, run) = await new InProcess { IsTerminal = true, NoColor = noColor }.Finish("check", server.Url());
        Assert.Equal(expected, run.Output.Text.Contains("\e[32m", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_terminal_has_a_live_line_that_is_gone_at_the_end()
    {
        var gate = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new LoopbackServer(_ => gate.Task);
        var run = new InProcess { IsTerminal = true };
        var ended = run.Start("check", server.Url());
        await run.Error.Until(static text => text.Contains("0/1 checked", StringComparison.Ordinal));
        gate.SetResult(LoopbackServer.Ok);
        Assert.Equal(0, await ended);
        Assert.EndsWith("\r\e[2K", run.Error.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "3 of 9 checked, 0 down, 0 running, 2 s, 1.5/s, 4 s left")]
    [InlineData(false, "3 checked, 0 down, 0 running, 2 s, 1.5/s")]
    public void Plain_progress_says_the_rate_and_the_time_left(bool hasReadAll, string expected) =>
        Async.Run(async () =>
        {
            var state = new RunState(new Slots(10, 10), new Pauses()) { Read = 9, HasReadAll = hasReadAll };
            await Async.Sleep(2.Seconds);
            for (var row = 0; row < 3; row++)
            {
                state.Tally.Add(Up);
            }

            Assert.Equal(expected, Progress.Describe(state));
        }, new LoopOptions { TimeProvider = new VirtualTime(), HandleInterrupt = false });

    [Theory]
    [InlineData(1234, "1,234/s")]
    [InlineData(1.25, "1.3/s")]
    [InlineData(0.2, "12/min")]
    [InlineData(0, "0/s")]
    public void Rates_are_said_as_people_say_them(double rate, string expected) => Assert.Equal(expected, Rates.Short(rate));

    private static string Written(IRowFormat format, Row row)
    {
        var to = new ArrayBufferWriter<byte>();
        format.Write(row, to);
        return Encoding.UTF8.GetString(to.WrittenSpan);
    }
}
