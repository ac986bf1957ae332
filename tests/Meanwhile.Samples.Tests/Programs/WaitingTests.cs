namespace Meanwhile.Samples.Tests.Programs;

/// <summary>Programs that wait for nothing but their own clock: every line and every second is certain.</summary>
public sealed class WaitingTests
{
    private readonly VirtualTime clock = new();

    [Fact]
    public void Gather_takes_as_long_as_the_slowest() => Prints("gather", 1.Seconds, "A done, B done, C done");

    [Fact]
    public void Greetings_come_in_the_order_of_their_delay() =>
        Prints("greetings", 3.Seconds, "Hello, Grace!", "Hello, Edsger!", "Hello, Ada!", "Everyone is here.");

    [Fact]
    public void Task_runs_beside_other_work() =>
        Prints("create-task", 3.Seconds, "laying the table", "brewing", "table laid", "coffee is ready", "after 3.0 s, not 4");

    [Fact]
    public void Three_tasks_take_three_seconds() =>
        Prints("three-tasks", 3.Seconds, "A starts", "B starts", "C starts", "B ends", "A ends", "C ends", "All done in 3.0s");

    [Fact]
    public void Stream_gives_readings_as_they_come_and_ends_when_its_reader_leaves() =>
        Prints("stream", 2.Seconds, "0.5 s: 20 °C", "1.0 s: 21 °C", "1.5 s: 22 °C", "2.0 s: 23 °C", "too warm", "thermometer off");

    [Fact]
    public void Resource_is_closed_however_its_body_ends() =>
        Prints("resource", 4.Seconds, "orders: open", "orders: count is 42", "orders: closed", "archive: open", "archive: closed", "out of time");

    private void Prints(string name, TimeSpan time, params string[] lines)
    {
        var printed = Sample.RunInVirtualTime(name, clock);

        printed.Is(lines);
        Assert.Equal(time, clock.Now);
        Page.Shows(name, printed);
    }
}
