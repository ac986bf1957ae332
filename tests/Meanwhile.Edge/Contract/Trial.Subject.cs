namespace Meanwhile.Edge.Contract;

/// <summary>The side that awaits.</summary>
internal sealed partial class Trial
{
    private bool hasBegun;
    private TimeoutScope? scope;
    private TaskGroup? group;
    private Shown shown;
    private Left left;
    private ToCome toCome;
    private Final final;
    private long askedAt;
    private long failedAt;

    private void Asked() => askedAt = TimeProvider.System.GetTimestamp();

    private async Coroutine Subject()
    {
        switch (cell.Asker)
        {
            case Asker.WithTimeout:
                try
                {
                    await WithTimeout(null, Enclosed);
                }
                catch (TimeoutException)
                {
                    final = Final.Ended;
                }

                break;
            case Asker.MoveOnAfter:
                final = await MoveOnAfter(null, Enclosed) ? Final.Result : Final.Ended;
                break;
            case Asker.Group:
                try
                {
                    await TaskGroup.Run(EnclosedInGroup);
                    final = Final.Result;
                }
                catch (CancelledException)
                {
                    final = Final.Ended;
                }

                break;
            default:
                await Body();
                return;
        }

        // The scope has taken its request with it.
        Require(LoopTask.Current!.CancelRequests == 0, "a request is left");
        await Yield();
    }

    private async Coroutine Enclosed(TimeoutScope entered)
    {
        scope = entered;
        await Body();
    }

    private async Coroutine<bool> EnclosedInGroup(TaskGroup entered)
    {
        group = entered;
        await Body();
        return true;
    }

    private async Coroutine Body()
    {
        await TakeTokenBefore();
        TakeToken();
        if (cell.Ending == Ending.Ended)
        {
            EndIt();
        }

        if (cell.Moment == Moment.Before)
        {
            Asked();
            LoopTask.Current!.Cancel("asked");
        }

        hasBegun = true;
        try
        {
            await awaited.Await();
            Show(Shown.Result);
        }
        catch (Exception failure) when (failure is CaseException or { InnerException: CaseException } and not OperationCanceledException)
        {
            Show(Shown.Failure);
            if (cell.Then == Then.Leaves)
            {
                throw;
            }

            // As clean-up: code that has left the block may be over with it.
            await SeeWhatIsToCome();
            return;
        }
        catch (OperationCanceledException cancelled)
        {
            Show(cancelled is CancelledException ? Shown.Cancel : Shown.OwnCancel);
            if (cell.Then == Then.Leaves)
            {
                throw;
            }
        }

        if (cell.Then == Then.GoesOn)
        {
            await SeeWhatIsToCome();
        }
    }

    private async Coroutine TakeTokenBefore()
    {
        if (cell.Token is Token.TakenAndRegistered or Token.TakenBefore)
        {
            var token = CurrentToken;
            if (cell.Token == Token.TakenAndRegistered)
            {
                if (cell.HeedsToken)
                {
                    awaited.Heed(token);
                }
                else
                {
                    token.Register(static () => { });
                }
            }

            await Yield();
        }
    }

    private void TakeToken()
    {
        if (cell.Token == Token.Taken)
        {
            var token = CurrentToken;
            if (cell.HeedsToken)
            {
                awaited.Heed(token);
            }
        }
    }

    private void Show(Shown what)
    {
        Require(shown == Shown.Nothing, $"it showed {shown} and {what}");
        shown = what;
        left =
            awaited.HasEnded ? Left.WhenItEnded
            : limit == Short && Since(askedAt) >= Short - Tick ? Left.WhenGivenUp
            : Left.AtOnce;
    }

    /// <summary>Awaits on, until the cancel has been thrown if it was not yet, and sees that it is thrown once.</summary>
    private async Coroutine SeeWhatIsToCome()
    {
        try
        {
            await Yield();
            if (SeesLater)
            {
                await new Future();
            }
            else if (shown == Shown.Failure && expected.Any(outcome => outcome is { Shown: Shown.Failure, ToCome: ToCome.Later }))
            {
                // Not yet, at least; that it is not forgotten is seen by how the task ends.
                toCome = ToCome.Later;
                return;
            }
        }
        catch (CancelledException cancelled)
        {
            toCome = SeesLater && Since(failedAt) >= Long - Tick ? ToCome.Later : ToCome.AtNext;
            Require(cancelled.Reason == (cell.Asker == Asker.Cancel ? "asked" : null), $"the reason is '{cancelled.Reason}'");
        }

        await Yield();
        await Yield();
        if (toCome != ToCome.Nothing || shown is Shown.Cancel or Shown.OwnCancel)
        {
            throw new CancelledException("asked");
        }
    }

    private static TimeSpan Since(long timestamp) => TimeProvider.System.GetElapsedTime(timestamp);
}
