namespace Meanwhile.Tests;

/// <summary>The test assembly as a program: what a child process of a test runs.</summary>
internal static partial class ChildPrograms
{
    /// <summary>What is written here goes to the test at once.</summary>
    private static void Say(string line)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }

    internal static int Run(string name)
    {
        try
        {
            switch (name)
            {
                case "interrupted":
                    Async.Run(async () =>
                    {
                        try
                        {
                            Say("ready");
                            await Sleep(10.Minutes);
                        }
                        finally
                        {
                            await Sleep(1.Milliseconds);
                            Say("clean-up");
                        }
                    });
                    break;
                case "swallows":
                    Say(
                        Async.Run(async () =>
                        {
                            try
                            {
                                Say("ready");
                                await Sleep(10.Minutes);
                            }
                            catch (CancelledException)
                            {
                                Say("swallowed");
                            }

                            return "own result";
                        })
                    );
                    break;
                case "insists":
                    Async.Run(async () =>
                    {
                        Say("ready");
                        while (true)
                        {
                            try
                            {
                                await Sleep(10.Minutes);
                            }
                            catch (CancelledException)
                            {
                                Say("goes on");
                            }
                        }
                    });
                    break;
                case "drops-coroutines":
                    DropCoroutines();
                    break;
                default:
                    return RunWithSignals(name);
            }

            return 0;
        }
        catch (OperationCanceledException interrupted)
        {
            Say(interrupted.Message);
            return 130;
        }
    }
    private static void DropCoroutines()
    {
#pragma warning disable MW0001, MW0003, CS4014 // That is the case in question.
        _ = DroppedByMain();
        var awaited = Awaited();
        Async.Run(async () =>
        {
            for (var i = 0; i < 3; i++)
            {
                await Task.Run(static () => DroppedOnThePool());
            }

            await awaited;
        });
#pragma warning restore MW0001, MW0003, CS4014

        static async Coroutine DroppedByMain() { }

        static async Coroutine DroppedOnThePool() { }

        static async Coroutine Awaited() { }
    }
}
