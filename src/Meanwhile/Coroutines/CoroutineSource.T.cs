using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Meanwhile;

/// <summary>A <see cref="CoroutineSource"/> that ends with a value.</summary>
internal abstract class CoroutineSource<T> : CoroutineSource
{
    protected T? Result;

    /// <summary>Takes the result, or throws the failure; the object is free for its next life either way.</summary>
    [StackTraceHidden]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal T TakeResult(long token)
    {
        if (Word != token + Finished)
        {
            return TakeUnfinished(token);
        }

        if (Link is not null)
        {
            // Thrown right here: unwinding pays for each frame, at every level of awaits.
            TakeFailure().Throw();
        }

        var result = Result;
        Recycle();
        return result!;
    }

    /// <summary>Ends the coroutine with a value and hands on to whoever awaits it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Complete(T result)
    {
        Result = result;
        Word += Finished - Running;
        if (Loop!.HasParking)
        {
            FailUnawaited();
        }
        else if (Link is not null)
        {
            HandOn(null);
        }
    }

    /// <summary>It returns, and a coroutine that it began by hand still waits in this step: nobody would ever go on with that.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void FailUnawaited()
    {
        Loop!.TakeParking();
        HandOn(Errors.StartedAndNotAwaited());
    }

    /// <summary>Ends the coroutine with a failure and hands on to whoever awaits it.</summary>
    internal void Fail(Exception failure)
    {
        Word += Finished - Running;
        if (failure is OperationCanceledException cancellation)
        {
            Loop!.Strand?.HearsByThrowing(cancellation);
        }

        // Of something that it began by hand nobody hears any more: the failure counts.
        Loop!.TakeParking();
        HandOn(Loop.LeftSteps.FailureOf(this, failure));
    }

    private void HandOn(Exception? failure)
    {
        var parent = Parent;
        Link = failure;
        if (parent is not null)
        {
            if (failure is not null)
            {
                parent.TakesFailure(failure);
            }

            Loop!.HandOn(parent);
        }
    }

    /// <summary>Takes the outcome of a claimed coroutine that has finished, without throwing.</summary>
    internal Exception? TakeOutcome(out T? result)
    {
        Debug.Assert((Word & 3) == Finished, "a task ends only when its coroutine has finished");
        var failure = Failure;
        result = Result;
        Link = null;
        Recycle();
        return failure;
    }

    /// <summary>The result of what is not marked finished: an error, except for a wait that keeps no state of its own.</summary>
    [StackTraceHidden]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private protected virtual T TakeUnfinished(long token)
    {
        ThrowNotFinished(token);
        return default;
    }

    /// <summary>Gives the object, whose link is free, back to its pool under a new version.</summary>
    protected abstract void Recycle();

    internal sealed override void Abandon()
    {
        Link = null;
        Recycle();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ExceptionDispatchInfo TakeFailure()
    {
        var failure = Failure!;
        var loop = Loop!;
        Link = null;
        Recycle();
        return loop.Relay.Next(failure, loop);
    }
}
