using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>How a coroutine suspends on what it awaits: on this library's own things directly, on foreign ones through a <see cref="ForeignWait"/>.</summary>
internal static class Suspension
{
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

        var wait = ForeignWait.Park(box, AwaiterKind.Of<TAwaiter>(), ref awaiter);
        try
        {
            if (wait.Kind == AwaiterKind.Custom)
            {
                // A custom awaiter may want the context: it posts to the task, and so ends on the loop too.
                awaiter.UnsafeOnCompleted(wait.Callback);
            }
            else
            {
                using (ContextCleared.Now())
                {
                    awaiter.UnsafeOnCompleted(wait.Callback);
                }
            }
        }
        catch
        {
            wait.Refused();
            throw;
        }
    }

    internal static void Await<[DynamicallyAccessedMembers(HoistedAwaiter.Fields)] TStateMachine, T, TAwaiter>(
        CoroutineBox<TStateMachine, T> box,
        ref TAwaiter awaiter
    )
        where TStateMachine : IAsyncStateMachine
        where TAwaiter : INotifyCompletion
    {
        box.SaveContext();
        var wait = ForeignWait.Park(box, AwaiterKind.Custom, ref awaiter);
        try
        {
            awaiter.OnCompleted(wait.Callback);
        }
        catch
        {
            wait.Refused();
            throw;
        }
    }
}
