using System.Runtime.CompilerServices;

namespace Meanwhile;

// What becomes of an await that was given up: its result comes some time, and nobody wants it any more.
internal sealed partial class ForeignWait
{
    private string leftBy = "";

    // Of the loop, once that has closed.
    private LeftReports? reports;

    private LeftReports Reports => loop?.LeftReports ?? reports!;

    /// <summary>The loop has closed: sources that may live on for long must not keep it.</summary>
    internal static void LetGoOfLoop(ConditionalWeakTable<ForeignWait, object?> left)
    {
        foreach (var (wait, _) in left)
        {
            ((ITaskEnd)wait).LetGoOfLoop();
        }

        left.Clear();
    }

    // It was abandoned on that loop, and is told last when the task ends.
    void ITaskEnd.Silence() => state = State.Silenced;

    void ITaskEnd.LetGoOfLoop()
    {
        reports = loop!.LeftReports;
        loop = null;
    }

    /// <summary>What was given up has ended, on the loop or after that has closed.</summary>
    private void EndedLeft()
    {
        switch (state)
        {
            case State.Abandoned:
                state = State.Done;
                Reports.ReportFailureOf(task!);
                break;
            case State.Left:
                state = State.Done;
                TakeAndDrop(cancel!);
                cancel = null;
                break;
        }
    }

    private void TakeAndDrop(Cancelling its)
    {
        using (ContextReplaced.ByNone())
        {
            if (its.Awaiter!.Take(its.Kept!, out var dropped) is { } failure)
            {
                Reports.ReportFailure(failure);
            }
            else
            {
                ReportDropped(dropped, its, leftBy);
            }

            if (its.Forgotten is { } iterator)
            {
                Dispose(iterator);
            }
        }
    }

    // Its step has ended by now, so it can be.
    private void Dispose(IAsyncDisposable iterator)
    {
        var its = loop;
        var left = new LeftIterator(its, Reports, iterator);
        if (its is { IsClosed: false })
        {
            its.Ready.Enqueue(left);
        }
        else
        {
            left.RunOutside();
        }
    }

    /// <summary>A result that was granted and nobody gets. Not of those that carry nothing but that it is over.</summary>
    private void ReportDropped(object? dropped, Cancelling its, string by)
    {
        if (its.Awaiter!.ResultType is not { } type || type == typeof(bool))
        {
            return;
        }

        Reports.Report(new LoopError($"{by} was cancelled while it awaited {Describe()}, and what came then was dropped: {Bounded(dropped)}. Pass CurrentToken to what is awaited, so that it ends without a result."));
    }

    // Of a value only the type is told: it may be long, or secret.
    private static string Bounded(object? value) => value is null ? "null" : $"a value of {ForeignName.Of(value.GetType())}";

    private void ReportAbandoning(LoopTask parked, CancelRequest request)
    {
        var what = Describe();
        var its = cancel!;
        var callee = its.Awaited is null ? null : ForeignName.MethodOf(its.Awaited);
        var isTold = IsTold(parked, request) || its.Course == Course.Below;
        var mend =
            request is { Only: not null, Origin: null } ? "It was left under way by a task that has ended, while others of that clean up: end it before the task ends"
            : isTold ? $"{callee ?? "What is awaited"} was told by CurrentToken, or through a coroutine below it, and has not ended: let it end when its token is cancelled, or raise LoopOptions.AbandonAfter"
            : its.Awaited is Task ? $"{callee ?? "What is awaited"} has not ended: pass CurrentToken to it, or raise LoopOptions.AbandonAfter"
            : "Its result can be taken only once, and only when it is there: pass CurrentToken to what is awaited";
        loop!.Folded.Add(
            $"{host.Name}|{what}|{mend}",
            () => $"{parked.Owner.DescribeWithPlace()} was cancelled while '{host.Name}' awaited {what}, which did not end within {loop.AbandonAfter.TotalSeconds:0.###} s and was left behind. {mend}."
        );
    }
}
