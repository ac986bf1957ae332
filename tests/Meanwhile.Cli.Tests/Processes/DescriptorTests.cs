using Meanwhile.Cli.Check.Scheduling;
using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Processes;

/// <summary>A process may have only so many files open, and connections are among them.</summary>
public class DescriptorTests
{
    [Fact]
    public async Task More_requests_at_once_than_descriptors_lose_no_row()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It has no such limit.");
        const int Count = 600;
        await using var server = new LoopbackServer(async _ =>
        {
            await Task.Delay(50);
            return LoopbackServer.Ok;
        });
        using var list = new TemporaryFile(string.Concat(Enumerable.Range(0, Count).Select(number => server.Url($"/{number}\n"))));
        var (code, output, error) = await CommandProcess.Shell($"check -i {list.Path} -c 2000 --host-concurrency 2000 -f jsonl -n", "ulimit -n 256; ");
        Assert.True(code == 0, error + output);
        Assert.Equal(Count, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Matches("^meanwhile: [0-9]+ requests at once and not 2000: this process may have 256 files open", error);
    }

    [Fact]
    public async Task A_limit_that_may_be_raised_is_raised()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It has no such limit.");
        await using var server = new LoopbackServer(static _ => LoopbackServer.Ok);
        var (code, _, error) = await CommandProcess.Shell($"check {server.Url()} -f jsonl -n -c 300", "ulimit -Sn 200; ");
        Assert.Equal(0, code);
        Assert.DoesNotContain("files open", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(48)]
    [InlineData(64)]
    [InlineData(80)]
    [InlineData(99)]
    public async Task A_limit_that_is_too_low_for_the_runtime_is_one_line(int limit)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It has no such limit.");
        var (code, output, error) = await CommandProcess.Shell("check http://a.invalid/ -f jsonl", $"ulimit -n {limit}; ");
        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Equal($"meanwhile: this process may have {limit} files open, and .NET itself needs up to 100: raise that, such as with 'ulimit -n 1024'\n", error);
    }

    [Fact]
    public async Task The_least_that_it_takes_is_enough_for_every_row()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It has no such limit.");
        await using var server = new LoopbackServer(static _ => LoopbackServer.Ok);
        using var list = new TemporaryFile(string.Concat(Enumerable.Range(0, 40).Select(number => server.Url($"/{number}\n"))));
        var (code, output, error) = await CommandProcess.Shell($"check -i {list.Path} -f jsonl -n", "ulimit -n 100; ");
        Assert.True(code == 0, error + output);
        Assert.Equal(40, output.Count(static character => character == '\n'));
    }

    [Fact]
    public async Task A_limit_that_is_too_low_for_the_demo_is_told_before_it_begins()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It has no such limit.");
        var (code, output, error) = await CommandProcess.Shell("demo", "ulimit -n 256; ");
        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.StartsWith("meanwhile: demo: this process may have 256 files open, too few for 416 ends of connections: raise that", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(256, 10_000, 256, 256, false)]
    [InlineData(2000, 10_000, 2000, 2000, false)]
    [InlineData(2000, 4000, 2000, 2000, false)]
    [InlineData(2000, 3000, 2000, 1000, false)]
    [InlineData(2000, 100, 75, 25, true)]
    [InlineData(50, 100, 50, 50, false)]
    [InlineData(50, 1, 1, 0, true)]
    public void Requests_and_kept_connections_fit_into_the_room_that_there_is(int asked, int room, int concurrency, int kept, bool says)
    {
        var given = ConnectionRoom.Of(asked, _ => (5000, room));
        Assert.Equal(concurrency, given.Concurrency);
        Assert.Equal(kept, given.Kept);
        Assert.Equal(says, given.Note is not null);
    }

    [Fact]
    public void Where_there_is_no_limit_all_is_as_it_was_asked_for() => Assert.Equal(new ConnectionRoom(5000, 5000, null), ConnectionRoom.Of(5000, static _ => null));
}
