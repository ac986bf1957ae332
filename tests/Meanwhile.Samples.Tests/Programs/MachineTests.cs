namespace Meanwhile.Samples.Tests.Programs;

/// <summary>Programs that use the machine itself: threads, processors and files.</summary>
public sealed class MachineTests
{
    [Fact]
    public async Task Blocking_sleep_stops_the_others_and_a_coroutine_s_does_not()
    {
        var printed = await Sample.Run("blocking");

        var times = Seconds.In(printed, "  # s");
        printed.Is(
            "with Thread.Sleep, which blocks the thread and with it the loop:",
            "  A starts",
            "  A ends",
            "  B starts",
            "  B ends",
            "  C starts",
            "  C ends",
            times[0].Line,
            "with await Sleep, which lets the others run:",
            "  A starts",
            "  B starts",
            "  C starts",
            "  A ends",
            "  B ends",
            "  C ends",
            times[1].Line
        );
        Assert.InRange(times[0].Value, 1.5, double.MaxValue);
        Assert.InRange(times[1].Value, 0.5, times[0].Value);
        Page.Shows("blocking", printed);
    }

    [Fact]
    public async Task All_cores_count_what_one_does_and_leave_the_loop_free()
    {
        var printed = await Sample.Run("all-cores");

        var alone = Assert.Single(Seconds.In(printed, "230209 primes, on one core, in # s"));
        var together = Assert.Single(Seconds.In(printed, $"230209 primes, on {Environment.ProcessorCount} cores, in # s"));
        printed.Is(alone.Line, together.Line, "and the loop had time for other things: True");
        Page.Shows("all-cores", printed);
    }

    [Fact]
    public async Task Files_are_read_in_their_order()
    {
        var folder = Directory.CreateTempSubdirectory("meanwhile-");
        try
        {
            var (a, b) = (Path.Combine(folder.FullName, "a.txt"), Path.Combine(folder.FullName, "b.txt"));
            await File.WriteAllTextAsync(a, "one\ntwo\n", TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(b, string.Concat(Enumerable.Repeat("line\n", 12_345)), TestContext.Current.CancellationToken);

            var printed = await Sample.Run("read-files", b, a);

            printed.Is($"12345 lines  {b}", $"    2 lines  {a}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
