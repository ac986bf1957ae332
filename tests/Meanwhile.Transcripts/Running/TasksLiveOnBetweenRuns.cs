namespace Meanwhile.Transcripts.Running;

internal sealed class TasksLiveOnBetweenRuns : Twin
{
    protected override void Perform()
    {
        LoopTask task;
        using (var runner = new LoopRunner(Options))
        {
            task = runner.Run(Start);
            runner.Run(() => SleepFor(2.5));
            Say("between", task.IsDone);
            runner.Run(() => SleepFor(2));
        }

        Say("closed", task.IsCancelled);
    }

    private async Coroutine<LoopTask> Start()
    {
        return CreateTask(Background());

        async Coroutine Background()
        {
            try
            {
                for (var i = 0; i < 10; i++)
                {
                    await Sleep(1.Seconds);
                    Say("tick", i);
                }
            }
            finally
            {
                Say("background ends", Now);
            }
        }
    }

    private async Coroutine SleepFor(double seconds)
    {
        await Sleep(seconds.Seconds);
        Say("run ends", Now);
    }
}
