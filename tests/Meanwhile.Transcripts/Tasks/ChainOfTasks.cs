namespace Meanwhile.Transcripts.Tasks;

internal sealed class ChainOfTasks : Twin
{
    protected override async Coroutine Main()
    {
        EventLoop.Current.CallSoon(() => Say("callback"));
        await CreateTask(Link(3));
        Say("end");

        async Coroutine Link(int number)
        {
            if (number > 0)
            {
                await CreateTask(Link(number - 1));
            }

            Say("link", number);
        }
    }
}
