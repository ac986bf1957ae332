using System.Runtime.CompilerServices;

namespace Meanwhile;

// The contexts in which the code of a step runs: which is in place, and what is put back after code that has changed them.
public sealed partial class EventLoop
{
    /// <summary>The synchronization context in which the running code belongs.</summary>
    internal SynchronizationContext? ContextHere => Strand?.Context;

    /// <summary>Whether that is the context of code of this loop.</summary>
    internal bool IsContext(object? context) =>
        context switch
        {
            LoopTask task => task.Loop == this,
            Scope scope => scope.Loop == this,
            ForeignWait => true,
            _ => context is not null && context == callbackContext,
        };

    /// <summary>Code has run that may have changed the synchronization context.</summary>
    internal void ForgetInstalled() => installed = 0;

    /// <summary>
    /// Whether the loop puts its own execution context back after a coroutine that goes on. Not inside another one's step, where
    /// the context is that one's; and not where the flow is suppressed, since then the loop has none. There each saves it and puts it back.
    /// </summary>
    internal bool RestoresContexts => !runsEagerly && BaseContext is not null;

    /// <summary>
    /// Called when a coroutine that went on has suspended or ended: what it changed in the contexts reaches neither whoever
    /// awaits it nor the next step. One that suspends has looked itself, since it keeps its context.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void LeaveStretch()
    {
        if (contextsChanged || (!HasParking && !AreContextsInPlace()))
        {
            PutContextsBack();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool AreContextsInPlace() => ReferenceEquals(ExecutionContext.Capture(), BaseContext) && SynchronizationContext.Current == ContextHere;

    /// <summary>The code that suspends now has left another execution or synchronization context in place than the loop's own, or may have.</summary>
    internal void NoteChangedContexts() => contextsChanged = true;

    /// <summary>The same of the execution context, where code that suspends has called some that is not known, such as the source of a <see cref="ValueTask"/>.</summary>
    internal void NoteChangedExecutionContext()
    {
        if (!ReferenceEquals(ExecutionContext.Capture(), BaseContext))
        {
            contextsChanged = true;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void InstallTask(LoopTask strand)
    {
        // A branch has no place: it is put in place each time.
        var place = strand.Slot + 1;
        if (place == 0 || installed != place)
        {
            InstallAnew(strand);
            installed = place;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void InstallAnew(LoopTask strand) => Install(strand.Context);

    /// <summary>The code of the running strand has entered a scope or left one.</summary>
    internal void InstallContextOf(LoopTask strand)
    {
        if (strand == Strand)
        {
            Install(strand.Context);
        }
    }

    /// <summary>
    /// The loop is about to wait. A step leaves its traces where the next one finds them, which is cheaper than to wipe them out each
    /// time; if none follows, they would keep alive what has ended.
    /// </summary>
    private void ForgetLastStep()
    {
        (running, parkingLeaf, parkingOn) = (null, null, null);
        fresh?.Clear();
        Install(null);
    }

    private void PutContextsBack()
    {
        contextsChanged = false;
        LeaveCallback();
        if (SynchronizationContext.Current != ContextHere)
        {
            ForgetInstalled();
            InstallTask(Strand!);
        }
    }

    private void Install(SynchronizationContext? context)
    {
        SynchronizationContext.SetSynchronizationContext(context);
        installed = 0;
    }
}
