namespace Meanwhile;

/// <summary>
/// The cancels that came to a future by way of those who await it, and that go back to them if what the future stands for has ended with a
/// result all the same: that is not to be lost, and the cancel meets the next suspension.
/// </summary>
internal sealed class LentRequests
{
    private readonly List<(LoopTask Strand, CancelRequest Request)> lent = [];

    internal void Add(LoopTask strand, CancelRequest request)
    {
        if (!lent.Contains((strand, request)))
        {
            lent.Add((strand, request));
            request.Lend();
        }
    }

    /// <summary>The future is about to fail by what code below it made of the cancel: who waits for it hears by that.</summary>
    internal void Hear(Future future)
    {
        foreach (var (strand, request) in lent)
        {
            if (strand.ParkedOn == future)
            {
                request.MarkThrown(strand);
            }
        }
    }

    /// <summary>The future is about to be done, and not by a cancel.</summary>
    /// <param name="future">The future.</param>
    /// <param name="isFailed">Whether it fails: then clean-up goes before the cancel.</param>
    /// <returns>To whom a cancel went back.</returns>
    internal List<(LoopTask Strand, CancelRequest Request)> GiveBack(Future future, bool isFailed)
    {
        // One that waits no longer has its cancel from elsewhere.
        lent.RemoveAll(each => each.Strand.ParkedOn != future);
        foreach (var (strand, request) in lent)
        {
            request.GiveBack();
            strand.TakeBack(request, isFailed);
        }

        return lent;
    }
}
