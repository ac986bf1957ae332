using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>How a coroutine suspends on what it awaits: on this library's own things directly, on foreign ones through a <see cref="ForeignWait"/>.</summary>
internal static class Suspension
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void AwaitUnsafe<[DynamicallyAccessedMembers(HoistedAwaiter.Fields)] TStateMachine, T, TAwaiter>(
        CoroutineBox<TStateMachine, T> box,
        ref TAwaiter awaiter
    )
        where TStateMachine : IAsyncStateMachine
        where TAwaiter : ICriticalNotifyCompletion
    {
        box.SaveContext();

        // For a struct the test is decided when the method is compiled, and the cast does not box.
        if (awaiter is ILoopAwaiter)
        {
            ((ILoopAwaiter)awaiter).Park(box);
            return;
        }

        AwaitForeign(box, ref awaiter);
    }

    // Apart, since a method that catches is not compiled into its caller.
    private static void AwaitForeign<[DynamicallyAccessedMembers(HoistedAwaiter.Fields)] TStateMachine, T, TAwaiter>(
        CoroutineBox<TStateMachine, T> box,
        ref TAwaiter awaiter
    )
        where TStateMachine : IAsyncStateMachine
        where TAwaiter : ICriticalNotifyCompletion
    {
        var wait = ForeignWait.For(box.Loop!, box, AwaiterKind.Of<TAwaiter>(), ref awaiter, out var isRegistered);
        if (isRegistered || wait.TryRegister())
        {
            box.Loop!.Park(box, wait);
            return;
        }

        var loop = box.Loop!;
        if (wait.Kind == AwaiterKind.Custom)
        {
            try
            {
                // A custom awaiter may want the task's context: it posts to the task, and so ends on the loop too.
                awaiter.UnsafeOnCompleted(wait.Callback);
            }
            catch
            {
                wait.Refused();
                throw;
            }

            loop.NoteChangedContexts();
        }
        else
        {
            SynchronizationContext.SetSynchronizationContext(wait);
            try
            {
                awaiter.UnsafeOnCompleted(wait.Callback);
            }
            catch (Exception refusal)
            {
                wait.Refused();
                if (!wait.TryThrowAtAwait(refusal))
                {
                    throw;
                }

                loop.NoteChangedExecutionContext();
                loop.ParkElapsing(box, 0);
                return;
            }
            finally
            {
                // If the coroutine has set another one, that ends with this stretch of it anyway.
                SynchronizationContext.SetSynchronizationContext(loop.ContextHere);
            }

            loop.NoteChangedExecutionContext();
        }

        // Only now: a custom awaiter may itself await a coroutine of ours in there, which parks on a branch.
        loop.Park(box, wait);
    }

    internal static void Await<[DynamicallyAccessedMembers(HoistedAwaiter.Fields)] TStateMachine, T, TAwaiter>(
        CoroutineBox<TStateMachine, T> box,
        ref TAwaiter awaiter
    )
        where TStateMachine : IAsyncStateMachine
        where TAwaiter : INotifyCompletion
    {
        box.SaveContext();
        var wait = ForeignWait.For(box.Loop!, box, AwaiterKind.Custom, ref awaiter, out _);
        try
        {
            awaiter.OnCompleted(wait.Callback);
        }
        catch
        {
            wait.Refused();
            throw;
        }

        box.Loop!.Park(box, wait);
        box.Loop.NoteChangedContexts();
    }
}
