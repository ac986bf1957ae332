namespace Meanwhile.Transcripts.Tasks;

internal sealed class FinallyReturnsFirst : Twin
{
    protected override async Coroutine Main()
    {
        Say(await CreateTask(Work()));

        async Coroutine<double> Work()
        {
            try
            {
                try
                {
                    await Sleep(1.Seconds);
                    throw new ArgumentException("inner");
                }
                finally
                {
                    await Sleep(1.Seconds);
                    Say("inner clean-up", Now);
                }
            }
            catch (ArgumentException error)
            {
                Say("caught", error);
                await Sleep(1.Seconds);
            }

            return Now;
        }
    }
}
