using System.Runtime.InteropServices;

namespace Meanwhile.Tests;

// Those that are about signals beyond the plain Ctrl-C.
internal static partial class ChildPrograms
{
    private static int RunWithSignals(string name)
    {
        switch (name)
        {
            case "cleans-up-for-long":
                Async.Run(async () =>
                {
                    CreateTask(CleanUp());
                    await Yield();
                    Say("ready");
                    await Sleep(10.Minutes);
                });
                break;
            case "waits-for-thread":
                Async.Run(async () =>
                {
                    try
                    {
                        using var never = new ManualResetEventSlim();
                        var work = EventLoop.Current.RunInExecutor(null, () =>
                        {
                            Say("ready");
                            never.Wait();
                        });
                        await work;
                    }
                    finally
                    {
                        Say("wait is over");
                    }
                });
                break;
            case "handles-interrupts":
                Say(Async.Run(HandleInterrupts));
                break;
            case "removes-handler":
                Async.Run(async () =>
                {
                    EventLoop.Current.AddSignalHandler(PosixSignal.SIGINT, () => Say("own"));
                    EventLoop.Current.RemoveSignalHandler(PosixSignal.SIGINT);
                    Say("ready");
                    await Sleep(10.Minutes);
                });
                break;
            case "handles-termination":
                Say(Async.Run(HandleTermination));
                break;
            case "closes":
                Async.Run(async () => EventLoop.Current.AddSignalHandler(PosixSignal.SIGTERM, () => Say("handled")));
                Say("ready");
                Thread.CurrentThread.Join();
                break;
            default:
                return 64;
        }

        return 0;
    }

    private static async Coroutine CleanUp()
    {
        try
        {
            await Sleep(10.Minutes);
        }
        finally
        {
            Say("cleans up");
            await Sleep(10.Minutes);
        }
    }

    private static async Coroutine<string> HandleInterrupts()
    {
        var twice = new Future();
        var count = 0;
        EventLoop.Current.AddSignalHandler(PosixSignal.SIGINT, () =>
        {
            Say($"interrupt {++count}");
            if (count == 2)
            {
                twice.SetResult();
            }
        });
        Say("ready");
        await twice;
        return "own result";
    }

    private static async Coroutine<string> HandleTermination()
    {
        var loop = EventLoop.Current;
        var ended = new Future();
        loop.AddSignalHandler(PosixSignal.SIGHUP, () => Say("reads its settings anew"));
        loop.AddSignalHandler(PosixSignal.SIGTERM, () => ended.SetResult());
        Say("ready");
        await ended;
        Say("ends");
        await Sleep(1.Milliseconds);
        return "clean";
    }
}
