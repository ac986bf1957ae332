namespace Meanwhile.Transcripts.Queues;

internal sealed class PutWaitsForRoom : Twin
{
    protected override async Coroutine Main()
    {
        var queue = new AsyncQueue<int>(2);
        await Gather(Producer(), Consumer());

        async Coroutine Producer()
        {
            for (var i = 0; i < 4; i++)
            {
                await queue.Put(i);
                Say("put", i, Now);
            }
        }

        async Coroutine Consumer()
        {
            for (var i = 0; i < 4; i++)
            {
                await Sleep(1.Seconds);
                Say("got", await queue.Get());
            }
        }
    }
}
