using System.Runtime.InteropServices;

namespace Meanwhile.Docs.Tests.Snippets;

public sealed class RunningSnippets : Snippet
{
    [Fact]
    public void Run_with_options()
    {
        // begin snippet: run
        var result = Async.Run(Main(), new LoopOptions { Name = "weather", Debug = true });
        Console.WriteLine(result);

        async Coroutine<string> Main()
        {
            await Yield();
            return EventLoop.Current.ToString();
        }
        // end snippet

        Printed("event loop 'weather'");
    }

    [Fact]
    public void Work_in_virtual_time()
    {
        // begin snippet: work-in-virtual-time
        var clock = new VirtualTime();
        Async.Run(
            async () =>
            {
                var beside = CreateTask(Sleep(1.Hours));
                var sum = await Task.Run(() => Enumerable.Range(1, 100).Sum());   // on the thread pool
                Console.WriteLine($"{sum} after {clock.Now}");
                await beside;
                Console.WriteLine($"after {clock.Now}");
            },
            new LoopOptions { TimeProvider = clock });
        // end snippet

        Printed("5050 after 00:00:00", "after 01:00:00");
    }

    [Fact]
    public void Runner()
    {
        // begin snippet: runner
        using (var runner = new LoopRunner())
        {
            var first = runner.Run(async () => { await Yield(); return 1; });
            var second = runner.Run(async () => { await Yield(); return 2; });   // the same loop
            Console.WriteLine(first + second);
        }
        // end snippet

        Printed("3");
    }

    [Fact]
    public void Shutdown()
    {
        // begin snippet: shutdown
        Run(async () =>
        {
            CreateTask(Background());
            await Sleep(1.Seconds);
            Console.WriteLine("main ends");
        });
        Console.WriteLine("Run returns");

        async Coroutine Background()
        {
            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                await Sleep(1.Seconds);
                Console.WriteLine("background has cleaned up");
            }
        }
        // end snippet

        Printed("main ends", "background has cleaned up", "Run returns");
        Assert.Equal(2.Seconds, Clock.Now);
    }

    [Fact]
    public void Error_handler()
    {
        // begin snippet: on-error
        var options = new LoopOptions { OnError = error => Console.WriteLine($"{error.Exception?.Message}") };
        Async.Run(
            async () =>
            {
                CreateTask(Fail());                       // nobody ever looks at it
                await Yield();
            },
            options);

        async Coroutine Fail()
        {
            await Coroutine.Completed;
            throw new IOException("disk full");
        }
        // end snippet

        Printed("disk full");
    }

    [Fact]
    public void Interrupted()
    {
        var exitCode = 0;

        // begin snippet: interrupt
        try
        {
            Run(Main);
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("stopped");
            exitCode = 130;                               // what shells expect after Ctrl-C
        }
        // end snippet

        Printed("stopped");
        Assert.Equal(130, exitCode);

        static async Coroutine Main()
        {
            LoopTask.Current!.Cancel("interrupted");      // what the first Ctrl-C does
            await Sleep(1.Hours);
        }
    }

    [Fact]
    public void Signals()
    {
        // begin snippet: signals
        Run(async () =>
        {
            var main = LoopTask.Current!;
            EventLoop.Current.AddSignalHandler(PosixSignal.SIGTERM, () => main.Cancel("told to end"));
            try
            {
                await Serve();
            }
            catch (CancelledException cancelled)
            {
                Console.WriteLine($"cleans up: {cancelled.Reason}");
            }
        });
        // end snippet

        Printed("cleans up: told to end");

        static async Coroutine Serve()
        {
            LoopTask.Current!.Cancel("told to end");      // what the signal's handler does
            await Sleep(1.Hours);
        }
    }
}
