namespace Meanwhile.Transcripts.Queues;

internal sealed class ItemsOfOnePriority : Twin
{
    protected override async Coroutine Main()
    {
        var queue = new AsyncPriorityQueue<(int Priority, int Name)>(comparer: Comparer<(int Priority, int Name)>.Create((left, right) => left.Priority - right.Priority));
        for (var number = 0; number < 6; number++)
        {
            await queue.Put((1, number));
        }

        var names = new List<int>();
        while (queue.TryGet(out var item))
        {
            names.Add(item.Name);
        }

        Say(names);
    }
}
