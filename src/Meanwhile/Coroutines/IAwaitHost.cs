namespace Meanwhile;

/// <summary>A suspended coroutine, seen by the foreign await it is parked on.</summary>
internal interface IAwaitHost
{
    /// <summary>A copy of the awaiter that the state machine keeps, or null where it cannot be told from another.</summary>
    object? KeptAwaiter(Type awaiterType);

    /// <summary>Puts another awaiter in the place of the kept one, so that the coroutine goes on with that outcome.</summary>
    bool ReplaceAwaiter(Type awaiterType, object awaiter);
}
