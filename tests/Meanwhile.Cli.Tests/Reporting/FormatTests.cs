using System.Text.Json;
using System.Xml.Linq;
using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Reporting;

public class FormatTests
{
    [Fact]
    public async Task CSV_has_a_line_of_names_and_a_line_for_each()
    {
        await using var server = new LoopbackServer(static path => path == "/up" ? LoopbackServer.Ok : LoopbackServer.Reply("404 Not, \"Found\""));
        var (code, run) = await InProcess.Run("check", server.Url("/up"), server.Url("/no"), "-f", "csv", "--ordered");
        Assert.Equal(2, code);
        var lines = run.Output.Text.TrimEnd('\n').Split('\n');
        Assert.Equal("url,ok,status,error,message,ms,attempts,final_url,method,http_version,content_type,bytes,redirects,source", lines[0]);
        Assert.StartsWith($"{server.Url("/up")},true,200,,,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith($"{server.Url("/no")},false,404,status,\"404 Not, \"\"Found\"\"\",", lines[2], StringComparison.Ordinal);
        Assert.EndsWith(",0,,\"argument 2\"", lines[2], StringComparison.Ordinal);
        Assert.Equal(3, lines.Length);
    }

    [Fact]
    public async Task JUnit_in_a_file_has_the_counts_of_the_end()
    {
        using var file = new TemporaryFile("something longer than what will be written, so that it must be cut");
        await using var server = new LoopbackServer(static path => path == "/up" ? LoopbackServer.Ok : LoopbackServer.Reply("404 <Not> & \u0001Found"));
        await InProcess.Run("check", server.Url("/up"), server.Url("/no"), "foo\u0002bar", "-o", $"junit:{file.Path}");
        var suite = XDocument.Load(file.Path).Root!.Element("testsuite")!;
        Assert.Equal("3", suite.Attribute("tests")!.Value);
        Assert.Equal("2", suite.Attribute("failures")!.Value);
        Assert.Equal(3, suite.Elements("testcase").Count());
        Assert.Equal(["status", "url"], suite.Elements("testcase").Select(test => test.Element("failure")?.Attribute("type")!.Value).OfType<string>().Order(StringComparer.Ordinal));
        Assert.Contains("404 <Not> & ", suite.ToString().Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task JUnit_on_standard_output_is_whole()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Ok);
        var (_, run) = await InProcess.Run("check", server.Url(), "-f", "junit");
        Assert.Single(XDocument.Parse(run.Output.Text).Descendants("testcase"));
    }

    [Fact]
    public async Task Markdown_is_one_table_whatever_a_server_says()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Reply("404 a|b <i>`[x](y)"));
        var (_, run) = await InProcess.Run("check", server.Url(), "-f", "markdown");
        var lines = run.Output.Text.Split('\n');
        Assert.Equal("|---|---|---|---|---|", lines[1]);
        Assert.Contains("status: ``404 a\\|b <i>`[x](y)``", lines[2], StringComparison.Ordinal);
        Assert.Contains("1 checked", run.Output.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_files_get_the_rows_beside_standard_output()
    {
        using var lines = new TemporaryFile("");
        using var table = new TemporaryFile("");
        await using var server = new LoopbackServer(static _ => LoopbackServer.Ok);
        var (code, run) = await InProcess.Run("check", server.Url("/a"), server.Url("/b"), "-o", $"jsonl:{lines.Path}", "-o", table.Path, "-f", "csv");
        Assert.Equal(0, code);
        Assert.Equal(3, run.Output.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(2, (await File.ReadAllLinesAsync(lines.Path, TestContext.Current.CancellationToken)).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("ok").GetBoolean()).Count(ok => ok));
        var text = await File.ReadAllTextAsync(table.Path, TestContext.Current.CancellationToken);
        Assert.Contains("up    200", text, StringComparison.Ordinal);
        Assert.Contains("2 checked", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("report.pdf", "what to write?")]
    [InlineData("-", "names no file")]
    [InlineData("csv:", "names no file")]
    [InlineData("/no/such/folder/report.csv", "no such file or folder")]
    public async Task A_file_that_cannot_be_is_refused_before_anything_is_asked(string output, string message)
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Ok);
        var (code, run) = await InProcess.Run("check", server.Url(), "-o", output);
        Assert.Equal(1, code);
        Assert.Contains(message, run.Error.Text, StringComparison.Ordinal);
        Assert.Equal(0, server.Requests);
    }

    [Fact]
    public async Task The_input_is_not_overwritten()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Ok);
        using var file = new TemporaryFile(server.Url());
        var (code, run) = await InProcess.Run("check", "-i", file.Path, "-o", file.Path);
        Assert.Equal(1, code);
        Assert.Contains("is the input", run.Error.Text, StringComparison.Ordinal);
        Assert.Equal(server.Url(), await File.ReadAllTextAsync(file.Path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_full_disk_is_told_and_the_other_rows_are_not_lost()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Ok);
        var (code, run) = await InProcess.Run(["check", .. Enumerable.Range(0, 50).Select(number => server.Url($"/{number}")), "-f", "jsonl", "-o", "csv:/dev/full"]);
        Assert.Equal(1, code);
        Assert.Equal(50, run.Rows.Length);
        Assert.Single(run.Error.Text.Split('\n'), line => line.StartsWith("meanwhile: /dev/full: cannot be written: No space left on device", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reader_that_goes_away_does_not_stop_a_file()
    {
        using var file = new TemporaryFile("");
        var gate = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new LoopbackServer(path => path == "/first" ? Task.FromResult<string?>(LoopbackServer.Ok) : gate.Task);
        var run = new InProcess();
        var ended = run.Start("check", server.Url("/first"), server.Url("/second"), "-f", "jsonl", "-o", $"jsonl:{file.Path}");
        await run.Output.Until(text => text.Length > 0);
        run.Output.IsBroken = true;
        gate.SetResult(LoopbackServer.Ok);
        Assert.Equal(0, await ended);
        Assert.Equal(2, (await File.ReadAllLinesAsync(file.Path, TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task Ordered_rows_come_in_the_order_of_the_input()
    {
        var gate = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new LoopbackServer(path => path == "/0" ? gate.Task : Task.FromResult<string?>(LoopbackServer.Ok));
        var run = new InProcess();
        var urls = Enumerable.Range(0, 300).Select(number => server.Url($"/{number}")).ToArray();
        var ended = run.Start(["check", .. urls, "-f", "jsonl", "--ordered", "-c", "20", "--host-concurrency", "20"]);
        while (server.Requests < 300)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        Assert.Empty(run.Output.Text);
        gate.SetResult(LoopbackServer.Ok);
        Assert.Equal(0, await ended);
        Assert.Equal(urls, run.Rows.Select(row => row.GetProperty("url").GetString()));
    }

    [Fact]
    public async Task Ordered_rows_that_have_come_are_written_though_one_before_them_never_does()
    {
        var never = new TaskCompletionSource<string?>();
        await using var server = new LoopbackServer(path => path == "/0" ? never.Task : Task.FromResult<string?>(LoopbackServer.Ok));
        var run = new InProcess { IsTerminal = true };
        var ended = run.Start(["check", .. Enumerable.Range(0, 5).Select(number => server.Url($"/{number}")), "-f", "jsonl", "--ordered", "--grace", "10ms"]);
        await run.Error.Until(static text => text.Contains("4/5 checked", StringComparison.Ordinal));
        run.Stop();
        Assert.Equal(7, await ended);
        Assert.Equal(["/1", "/2", "/3", "/4"], run.Rows.Select(row => new Uri(row.GetProperty("url").GetString()!).AbsolutePath));
    }

    [Fact]
    public async Task A_template_is_filled_for_each()
    {
        await using var server = new LoopbackServer(static path =>
            path == "/old" ? LoopbackServer.Reply("301 Moved", "Location: /new\r\n") : LoopbackServer.Reply("200 OK", "Content-Type: text/plain\r\n", "hello"));
        var (code, run) = await InProcess.Run(
            "check", server.Url("/old"), "-w", @"%{http_code}|%{status}|%{url}|%{url_effective}|%{num_redirects}|%{size_download}|%{content_type}|%{ok}|%{error}|%{attempts}|%{num_retries}|100%%\t\n"
        );
        Assert.Equal(0, code);
        Assert.Equal($"200|200|{server.Url("/old")}|{server.Url("/new")}|1|5|text/plain|true||1|0|100%\t\n", run.Output.Text);
    }

    [Fact]
    public async Task A_template_says_of_no_answer_what_curl_says()
    {
        var (_, run) = await InProcess.Run("check", LoopbackServer.Nobody(), "--retry", "0", "-w", @"%{http_code} %{error} %{json}\n", "-q");
        Assert.StartsWith("000 connect {\"url\":", run.Output.Text, StringComparison.Ordinal);
        Assert.Empty(run.Error.Text);
    }

    [Fact]
    public async Task Quiet_shows_only_what_is_down()
    {
        await using var server = new LoopbackServer(static path => path == "/no" ? LoopbackServer.Reply("404 Not Found") : LoopbackServer.Ok);
        var (code, run) = await InProcess.Run("check", server.Url("/a"), server.Url("/no"), server.Url("/b"), "-q");
        Assert.Equal(2, code);
        Assert.StartsWith("down  404", Assert.Single(run.Output.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Empty(run.Error.Text);
    }

    [Fact]
    public async Task No_progress_shows_none_on_a_terminal()
    {
        var gate = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new LoopbackServer(_ => gate.Task);
        var run = new InProcess { IsTerminal = true };
        var ended = run.Start("check", server.Url(), "-n");
        await server.Running(1);
        await Task.Delay(600, TestContext.Current.CancellationToken);
        gate.SetResult(LoopbackServer.Ok);
        Assert.Equal(0, await ended);
        Assert.DoesNotContain("checked", run.Error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_says_which_host_it_waits_for()
    {
        var gate = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new LoopbackServer(_ => gate.Task);
        var run = new InProcess { IsTerminal = true };
        var ended = run.Start("check", server.Url("/1"), server.Url("/2"), server.Url("/3"), "--host-concurrency", "2");
        await run.Error.Until(text => text.Contains($"waits for {new Uri(server.Url()).Authority}: 2 running, 1 in line", StringComparison.Ordinal));
        gate.SetResult(LoopbackServer.Ok);
        Assert.Equal(0, await ended);
    }
}
