namespace Meanwhile;

// A cancel of a gathering ends it when the children have ended, as in asyncio. But a result that something of .NET's own gives after it was
// told of the cancel is a grant, and nobody else has it: where there is nothing but such children their results are given, as to an await
// of each, and the cancel goes back to those who brought it.
internal sealed partial class GatherFuture<TResult>
{
    private string? cancelMessage;
    private bool cancelRequested;

    // Whether a child took it that is no part of .NET: then the cancel is thrown in any case.
    private bool takenByOwn;
    private LentRequests? lent;

    // Those for whom all had ended when the cancel came, and the news was on its way.
    private List<(LoopTask Strand, CancelRequest Request)>? late;

    // Were it done at once, whoever awaits it would go on before the children have cleaned up.
    void IGathering.CancelTaken(string? message, bool byOwn)
    {
        cancelRequested = true;
        cancelMessage = message;
        takenByOwn |= byOwn;
    }

    internal override bool Borrows(LoopTask parked, CancelRequest request)
    {
        if (IsDone || !cancelRequested || takenByOwn)
        {
            return false;
        }

        (lent ??= new LentRequests()).Add(parked, request);
        return true;
    }

    internal override void Refused(LoopTask parked, CancelRequest request)
    {
        if (!IsDone)
        {
            (late ??= []).Add((parked, request));
        }
        else
        {
            base.Refused(parked, request);
        }
    }

    bool IGathering.HasKeptResults => cancelRequested && IsSucceeded;

    internal override AskedToEnd Asked => cancelRequested ? AskedToEnd.Told : AskedToEnd.No;

    public void Done(Future future)
    {
        unfinished--;
        if (IsDone)
        {
            if (!cancelRequested || !IsCancelled)
            {
                // As in asyncio, only the first failure counts. Where the cancel was thrown in its place none would be heard of.
                future.MarkObserved();
            }
            else
            {
                (future as IForeignFuture)?.ReportLost();
            }

            if (cancelRequested)
            {
                DroppedResults.ReportOf(future);
            }
        }
        else if (!keepFailures && future.IsCancelled)
        {
            if (late is not null && future.IsOfForeign)
            {
                // As with an await of it alone: that it ended by a cancel is the delivery.
                late.ForEach(each => each.Strand.UseUp(each.Request, this));
            }

            FinishCancelled(future.CancellationToThrow());
            ReportWhatIsDropped();
        }
        else if (!keepFailures && !future.IsSucceeded)
        {
            Fail(future.Exception!, future.Asked);
        }
        else if (unfinished == 0)
        {
            if ((cancelRequested || HasEndedByToken()) && !HasGrants())
            {
                // Nobody will get the outcomes: a failure among them is not one that was forgotten.
                Array.ForEach(places, static child => child.MarkObserved());
                FinishCancelled(new CancelledException(cancelMessage));
                ReportWhatIsDropped();
            }
            else
            {
                var returned = lent?.GiveBack(this, isFailed: false);
                SetResult(collect(places));
                returned?.ForEach(static each => Scope.CancelTokensOf(each.Strand, each.Request));
            }
        }
    }

    // The token that tells of the cancel has ended the last of them before that came here.
    private bool HasEndedByToken() => keepFailures && Array.Exists(places, static child => child is { IsCancelled: true, IsOfForeign: true } && child.Asked != AskedToEnd.No);

    // What was thrown into a coroutine below foreign code, and not thrown on there, ends the gathering as that of coroutines is ended.
    private bool HasGrants() =>
        !takenByOwn
        && (!keepFailures || Array.Exists(places, static child => child.IsSucceeded))
        && !Array.Exists(places, child => child is { IsSucceeded: true } && child.Asked is var asked && asked is AskedToEnd.InVain or AskedToEnd.Below);

    private void Fail(Exception failure, AskedToEnd asked)
    {
        // As far as anybody knows it failed since it was told to end.
        var isDelivered = asked is AskedToEnd.No or AskedToEnd.Below || failure is OperationCanceledException;
        var returned = isDelivered || takenByOwn ? null : lent?.GiveBack(this, isFailed: true);
        if (asked == AskedToEnd.Below)
        {
            lent?.Hear(this);
        }

        if (late is not null && asked != AskedToEnd.Below && failure is not OperationCanceledException)
        {
            // It has failed before the cancel came here.
            late.Where(each => each.Strand.ParkedOn == this).ToList().ForEach(static each => each.Strand.Hold(each.Request));
        }

        FinishFailed(failure);
        returned?.ForEach(static each => Scope.CancelTokensOf(each.Strand, each.Request));
        ReportWhatIsDropped();
    }

    private void ReportWhatIsDropped()
    {
        if (cancelRequested)
        {
            DroppedResults.ReportOf(places);
        }
    }
}
