namespace Meanwhile;

/// <summary>A suspended coroutine, seen by the foreign await it is parked on.</summary>
internal interface IAwaitHost
{
    /// <summary>The name of the coroutine, for messages.</summary>
    string Name { get; }

    /// <summary>The exception that waits for the end of a finally block, or null.</summary>
    Exception? PendingException { get; }

    /// <summary>Whether it may be in a catch or finally block that an exception has led to.</summary>
    bool MayCleanUp { get; }

    /// <summary>Cancellations that it has caught and may throw on when its clean-up has ended; null for none.</summary>
    List<OperationCanceledException>? PendingCancellations();

    /// <summary>What it keeps, in variables or for a loop or an await using, that is to be disposed of asynchronously.</summary>
    IReadOnlyList<object> HeldDisposables { get; }

    /// <summary>A copy of the awaiter that the state machine keeps, or null where it cannot be told from another.</summary>
    object? KeptAwaiter(Type awaiterType);

    /// <summary>Puts another awaiter in the place of the kept one, so that the coroutine goes on with that outcome.</summary>
    bool ReplaceAwaiter(Type awaiterType, object awaiter);

    /// <summary>Makes the coroutine forget the enumerator of a loop, so that it does not dispose of it.</summary>
    /// <returns>False if it keeps none.</returns>
    bool ForgetEnumerator(object enumerator);
}
