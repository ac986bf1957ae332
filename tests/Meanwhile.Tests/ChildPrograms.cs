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
}
