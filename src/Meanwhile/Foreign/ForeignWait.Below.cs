namespace Meanwhile;

// Which cancels the code has heard of that lies between a wait and the coroutines below it.
internal sealed partial class ForeignWait
{
    LoopTask? IForeignEnd.Parked => strand;

    void IForeignEnd.ThrownBelow(CancelRequest request, IReadOnlyList<(object Method, object? Awaited)> way, bool isHandedOn)
    {
        if (strand?.IsMeant(request) != true)
        {
            // It ends with a scope below.
            return;
        }

        thrownBelow = isHandedOn ? Math.Max(thrownBelow, request.LastMade) : thrownBelow;
        if (cancel is not null)
        {
            (cancel.Heard ??= new HeardBelow()).Add(way, request);
            if (cancel.Course == Course.Awaited && isHandedOn)
            {
                // What was told has come to a coroutine: from there on that says what becomes of it.
                cancel.Course = Course.Below;
            }
        }
    }

    void IForeignEnd.ToldBelow(IReadOnlyList<(object Method, object? Awaited)> way)
    {
        if (cancel is { Since: > 0 } && strand?.Request is { } request)
        {
            (cancel.Heard ??= new HeardBelow()).Add(way, request);
        }
    }

    CancelRequest? IForeignEnd.AskedBelow => IsBelow && !WasTold && strand is { Request: { IsHeld: false, WasThrown: true } request } ? request : null;

    CancelRequest? IForeignEnd.Pending => ToCome;

    bool IForeignEnd.HasHeard(object method, CancelRequest request) => cancel?.Heard?.Has(method, request) == true;

    bool IForeignEnd.IsHiddenFrom(object method, CancelRequest request) => cancel?.Heard?.IsHiddenFrom(method, request) == true;

    bool IForeignEnd.Missed(IReadOnlyList<object> methods, long asOf)
    {
        if (!(cancel?.Since > asOf) || strand?.Request is not { } request)
        {
            return false;
        }

        (cancel.Heard ??= new HeardBelow()).Miss(methods, request);
        return true;
    }

    CancelRequest? IForeignEnd.MissedBelow => HasMissed ? ToCome : null;

    bool IForeignEnd.HasMissed(object method, CancelRequest request) => cancel?.Heard?.HasMissed(method, request) == true;

    void IForeignEnd.Reconsider()
    {
        if (strand is { HasRequestToPassOn: true } parked)
        {
            loop!.Ready.Enqueue(new LateAsking(parked));
        }
    }

    private CancelRequest? ToCome => strand is { Request: { IsHeld: false } request } ? request : null;

    bool IForeignEnd.IsStepOf(object iterator) => Kind == AwaiterKind.ValueTask && ReferenceEquals(cancel?.Awaited ?? new Cancelling(host, awaiterType).Awaited, iterator);
}
