using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Meanwhile.Tests.Scheduling;

/// <summary>In this process only signals are sent that do no harm where nobody handles them.</summary>
public class SignalHandlerTests() : LoopTest(TimeProvider.System)
{
    [Fact]
    public void Program_handles_several_signals_and_ends_as_it_likes()
    {
        using var program = new SignalledProgram("handles-termination");
        program.Send("HUP");
        Assert.Equal("reads its settings anew", program.ReadLine());
        program.Send("HUP");
        Assert.Equal("reads its settings anew", program.ReadLine());
        program.Send("TERM");
        Assert.Equal("ends", program.ReadLine());
        Assert.Equal("clean", program.ReadLine());
        Assert.Equal(0, program.ExitCode());
    }

    [Fact]
    public void Closed_loop_leaves_its_signals_to_the_system()
    {
        using var program = new SignalledProgram("closes");
        program.Send("TERM");
        Assert.Null(program.ReadLine());
        Assert.Equal(143, program.ExitCode());
    }

    [Fact]
    public void Signal_that_is_told_of_twice_is_one_also_where_the_next_has_come_between()
    {
        var count = 0;
        Run(async () =>
        {
            var loop = EventLoop.Current;
            loop.AddSignalHandler(PosixSignal.SIGHUP, () => count++);
            var first = new PosixSignalContext(PosixSignal.SIGHUP);
            var second = new PosixSignalContext(PosixSignal.SIGHUP);
            Assert.True(loop.Signals.TryTell(first));
            Assert.True(loop.Signals.TryTell(second));
            Assert.True(loop.Signals.TryTell(first));
            await Yield();
            await Yield();
        });

        Assert.Equal(2, count);
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public void Handler_runs_on_the_loop_each_time()
    {
        RequireKill();
        Run(async () =>
        {
            var loop = EventLoop.Current;
            var arrivals = new AsyncQueue<EventLoop?>();
            loop.AddSignalHandler(PosixSignal.SIGWINCH, () =>
            {
                Assert.Null(LoopTask.Current);
                arrivals.TryPut(EventLoop.CurrentOrNull);
            });
            for (var i = 0; i < 3; i++)
            {
                await Send("WINCH");
                Assert.Same(loop, await arrivals.Get());
            }
        });
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public void Later_handler_takes_the_place_of_the_one_before()
    {
        RequireKill();
        Run(async () =>
        {
            var arrivals = new AsyncQueue<string>();
            EventLoop.Current.AddSignalHandler(PosixSignal.SIGCONT, () => arrivals.TryPut("first"));
            EventLoop.Current.AddSignalHandler(PosixSignal.SIGCONT, () => arrivals.TryPut("second"));
            await Send("CONT");
            Assert.Equal("second", await arrivals.Get());
            Assert.True(arrivals.IsEmpty);
        });
    }

    [Fact]
    public void Signal_by_its_number_is_handled_and_removed()
    {
        RequireKill();
        Run(async () =>
        {
            const PosixSignal Urgent = (PosixSignal)23;
            var loop = EventLoop.Current;
            var handled = 0;
            var arrivals = new AsyncQueue<int>();
            loop.AddSignalHandler(Urgent, () => arrivals.TryPut(++handled));
            await Send("URG");
            Assert.Equal(1, await arrivals.Get());

            Assert.True(loop.RemoveSignalHandler(Urgent));
            Assert.False(loop.RemoveSignalHandler(Urgent));
            using (PosixSignalRegistration.Create(Urgent, _ => loop.CallSoonThreadsafe(() => arrivals.TryPut(-1))))
            {
                await Send("URG");
                Assert.Equal(-1, await arrivals.Get());
            }

            Assert.Equal(1, handled);
        });
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public void Handler_that_throws_is_reported_and_the_next_signal_is_handled()
    {
        RequireKill();
        Run(async () =>
        {
            var arrivals = new AsyncQueue<int>();
            var count = 0;
            EventLoop.Current.AddSignalHandler(PosixSignal.SIGWINCH, () =>
            {
                arrivals.TryPut(++count);
                if (count == 1)
                {
                    throw new InvalidTimeZoneException("handler");
                }
            });
            for (var expected = 1; expected <= 2; expected++)
            {
                await Send("WINCH");
                Assert.Equal(expected, await arrivals.Get());
            }
        });

        Assert.StartsWith("Exception in callback", Assert.Single(TakeReports()));
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public void Number_of_a_signal_that_has_a_name_is_that_signal()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The numbers are those of Linux.");
        using var loop = new EventLoop(Options);
        foreach (var (number, name) in Numbers)
        {
            loop.AddSignalHandler((PosixSignal)number, () => { });
            Assert.True(loop.Signals.Handles(name));
            Assert.True(loop.Signals.Handles((PosixSignal)number));
            Assert.True(loop.RemoveSignalHandler(name));
            Assert.False(loop.RemoveSignalHandler((PosixSignal)number));
        }
    }

    [Fact]
    public void Closing_removes_all()
    {
        var loop = new EventLoop(Options);
        loop.AddSignalHandler(PosixSignal.SIGHUP, () => { });
        Assert.True(loop.Signals.Handles(PosixSignal.SIGHUP));
        loop.Close();
        Assert.False(loop.Signals.Handles(PosixSignal.SIGHUP));
        Assert.Contains("Event loop is closed", Assert.Throws<InvalidOperationException>(() => loop.AddSignalHandler(PosixSignal.SIGHUP, () => { })).Message);
    }

    [Fact]
    public void Misuse_is_refused()
    {
        Run(async () =>
        {
            var loop = EventLoop.Current;
            Assert.Throws<ArgumentNullException>(() => loop.AddSignalHandler(PosixSignal.SIGHUP, null!));
            Assert.Contains("cannot be handled on this system", Assert.Throws<PlatformNotSupportedException>(() => loop.AddSignalHandler((PosixSignal)9, () => { })).Message);
            Assert.Throws<PlatformNotSupportedException>(() => loop.AddSignalHandler((PosixSignal)(-1000), () => { }));
            Assert.False(loop.RemoveSignalHandler((PosixSignal)9));
            await ToThread(() =>
            {
                Assert.Contains("was called from outside", Assert.Throws<InvalidOperationException>(() => loop.AddSignalHandler(PosixSignal.SIGHUP, () => { })).Message);
                Assert.Contains("was called from outside", Assert.Throws<InvalidOperationException>(() => loop.RemoveSignalHandler(PosixSignal.SIGHUP)).Message);
            });
        });
    }

    // Not those by which a process is stopped, goes on or hears of its children: other tests run beside.
    [SupportedOSPlatform("linux")]
    private static IEnumerable<(int Number, PosixSignal Name)> Numbers =>
        [
            (1, PosixSignal.SIGHUP),
            (2, PosixSignal.SIGINT),
            (3, PosixSignal.SIGQUIT),
            (15, PosixSignal.SIGTERM),
            (28, PosixSignal.SIGWINCH),
        ];

    private static void RequireKill() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are sent by kill.");

    private static async Coroutine Send(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{Environment.ProcessId}"]);
        await kill.WaitForExitAsync();
    }
}
