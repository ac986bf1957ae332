namespace Meanwhile.Interleavings;

/// <summary>What a statement of a generated program does. "Which" and "amount" are the two numbers that a statement has.</summary>
internal enum Verb
{
    /// <summary>Sleeps so many seconds.</summary>
    Pause,

    /// <summary>Gives the others a turn.</summary>
    Turn,

    /// <summary>Awaits a part as a coroutine, inside this task.</summary>
    Call,

    /// <summary>Awaits a coroutine a second time while its object may serve another one.</summary>
    Twice,

    /// <summary>Runs a part as a task; of the group around, if which is odd. The amount 1 makes it eager.</summary>
    Spawn,

    /// <summary>Awaits a task.</summary>
    Await,

    /// <summary>Waits for up to three tasks without cancelling them.</summary>
    Join,

    /// <summary>Takes up to three tasks as they end, within so many seconds; 0 for any time.</summary>
    AsCompleted,

    /// <summary>Cancels a task.</summary>
    Cancel,

    /// <summary>Cancels a task and waits for its end.</summary>
    CancelAndWait,

    /// <summary>Cancels the task that runs.</summary>
    CancelSelf,

    /// <summary>Cancels the task that runs and takes that back at once.</summary>
    Waver,

    /// <summary>Takes a cancel request back.</summary>
    Uncancel,

    /// <summary>A task group; which is its limit, 0 for none.</summary>
    Group,

    /// <summary>Cancels the group around.</summary>
    CancelGroup,

    /// <summary>
    /// Runs two parts as a task of the group around, or of one of its own, and waits until it is ready, which it is between the
    /// two; with an amount of 0 or 1 never.
    /// </summary>
    Start,

    /// <summary>A part with so many seconds; which: whether a timeout is caught.</summary>
    Timeout,

    /// <summary>A part that is left after so many seconds.</summary>
    MoveOn,

    /// <summary>Moves the innermost deadline.</summary>
    Reschedule,

    /// <summary>Awaits a part as a coroutine with so many seconds.</summary>
    WaitFor,

    /// <summary>Awaits a part as a task that this one's cancel does not reach.</summary>
    Shield,

    /// <summary>Gathers two parts.</summary>
    Gather,

    /// <summary>Gathers two parts, failures too.</summary>
    Outcomes,

    /// <summary>Maps over the parts, so many at once.</summary>
    Map,

    /// <summary>Takes the outcomes of a map over the parts as they come, so many at once; with an amount of 1 or 2 no more than that.</summary>
    MapStream,

    /// <summary>A part under a lock.</summary>
    Lock,

    /// <summary>A part with a place of a semaphore.</summary>
    Enter,

    /// <summary>Sets an event.</summary>
    Set,

    /// <summary>Clears an event.</summary>
    Clear,

    /// <summary>Sets an event and clears it at once.</summary>
    Pulse,

    /// <summary>Waits for an event.</summary>
    WaitEvent,

    /// <summary>Waits to be notified.</summary>
    WaitNotice,

    /// <summary>Notifies so many.</summary>
    Notify,

    /// <summary>Waits at a barrier.</summary>
    Meet,

    /// <summary>Breaks a barrier.</summary>
    Abort,

    /// <summary>Makes a barrier anew.</summary>
    Reset,

    /// <summary>Puts an item into a queue.</summary>
    Put,

    /// <summary>Takes an item out of a queue.</summary>
    Get,

    /// <summary>Puts an item into a queue if there is room.</summary>
    TryPut,

    /// <summary>Takes an item out of a queue if there is one.</summary>
    TryGet,

    /// <summary>Takes so many items by iterating.</summary>
    Iterate,

    /// <summary>Waits until the work on all items is done.</summary>
    JoinQueue,

    /// <summary>Shuts a queue down; an amount of 1 at once.</summary>
    ShutDown,

    /// <summary>Sets a future.</summary>
    SetFuture,

    /// <summary>Awaits a future.</summary>
    AwaitFuture,

    /// <summary>Has something called back soon; which: as if from another thread.</summary>
    CallSoon,

    /// <summary>Has something called back after so many seconds.</summary>
    CallLater,

    /// <summary>Takes a call back.</summary>
    CancelCall,

    /// <summary>Has something called back when a task is done.</summary>
    WhenDone,

    /// <summary>Asks for the ambient token, and looks at it from here on.</summary>
    AskToken,

    /// <summary>A part, and another one after a failure or a cancel; which: whether that goes on.</summary>
    Try,

    /// <summary>A part, and another one however it ends.</summary>
    Finally,

    /// <summary>Fails.</summary>
    Fail,

    /// <summary>Awaits a part inside an async method of .NET.</summary>
    Foreign,

    /// <summary>Awaits two parts at once inside async methods of .NET.</summary>
    ForeignBoth,

    /// <summary>Awaits a <c>Task.Delay</c> of so many seconds. From here to <see cref="Never"/> which is a <see cref="Manner"/>.</summary>
    Delay,

    /// <summary>Awaits work on the thread pool, which takes so many seconds.</summary>
    Hop,

    /// <summary>Awaits so many ticks of a <see cref="PeriodicTimer"/>.</summary>
    Tick,

    /// <summary>Sets a <see cref="TaskCompletionSource{TResult}"/>; with an amount of 3 it fails, with 4 it is cancelled.</summary>
    SetSource,

    /// <summary>Awaits the task of a <see cref="TaskCompletionSource{TResult}"/>.</summary>
    AwaitSource,

    /// <summary>Rings the bell of who waits longest for one; with an amount of 4 it rings false.</summary>
    Ring,

    /// <summary>Waits for a bell, which is a source of value tasks made by hand.</summary>
    AwaitBell,

    /// <summary>Sends an item into a channel.</summary>
    Send,

    /// <summary>Receives an item from a channel.</summary>
    Receive,

    /// <summary>Receives so many items from a channel by iterating.</summary>
    ReceiveAll,

    /// <summary>Closes a channel.</summary>
    CloseChannel,

    /// <summary>A part with a permit of a <see cref="SemaphoreSlim"/>.</summary>
    Slim,

    /// <summary>Awaits a part inside an async method of .NET, of any kind; the amount is a <see cref="Shape"/>.</summary>
    Method,

    /// <summary>Iterates over an async iterator that runs a part for each item, and leaves it after so many.</summary>
    Iterator,

    /// <summary>A part in an <c>await using</c>, and another one in its <c>DisposeAsync</c>, which takes so many seconds more.</summary>
    Using,

    /// <summary>Awaits two parts inside async methods of .NET and a delay of so many seconds together.</summary>
    Several,

    /// <summary>Begins a part inside an async method of .NET, has something called back at its end, and goes on; the amount is a <see cref="Shape"/>.</summary>
    GiveAway,

    /// <summary>Awaits what somebody gave away.</summary>
    AwaitGiven,

    /// <summary>Awaits something of .NET that never ends.</summary>
    Never,

    /// <summary>Ends the whole run: what is under way is left to the loop.</summary>
    Quit,
}
