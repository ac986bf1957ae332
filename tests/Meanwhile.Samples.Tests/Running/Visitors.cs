namespace Meanwhile.Samples.Tests.Running;

/// <summary>
/// Decides when the web API answers, in place of the time that it takes otherwise, and counts who waits: so a test knows that
/// requests were under way together, however slow the machine is.
/// </summary>
internal sealed class Visitors
{
    private readonly Lock gate = new();
    private readonly List<TaskCompletionSource> together = [];
    private readonly Func<int, int> howMany;
    private readonly List<(int Number, TaskCompletionSource Came)> awaited = [];
    private int came;
    private int waiting;

    /// <summary>Lets requests wait for each other.</summary>
    /// <param name="howMany">For the first, second, … request: how many have to be there before it is answered.</param>
    public Visitors(Func<int, int> howMany)
    {
        this.howMany = howMany;
    }

    /// <summary>The most requests that were there at once, so far.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>How many requests came, so far.</summary>
    public int Came => Volatile.Read(ref came);

    public Task<LocalApi> Open() => LocalApi.Start((_, _) => Wait());

    /// <summary>Waits until that many have come in all.</summary>
    public Task WhenAllCame(int number)
    {
        lock (gate)
        {
            var wait = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            awaited.Add((number, wait));
            TellAwaited();
            return wait.Task.WaitAsync(Sample.Patience);
        }
    }

    private void TellAwaited()
    {
        foreach (var wait in awaited.Where(wait => came >= wait.Number))
        {
            wait.Came.TrySetResult();
        }
    }

    private async Task Wait()
    {
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            waiting++;
            MostAtOnce = Math.Max(MostAtOnce, waiting);
            together.Add(answered);
            if (together.Count >= howMany(++came))
            {
                together.ForEach(visitor => visitor.SetResult());
                together.Clear();
            }

            TellAwaited();
        }

        await answered.Task;
        lock (gate)
        {
            waiting--;
        }
    }
}
