namespace Meanwhile;

/// <summary>Part of this library that wants to know when a future is done. Told in a turn of the loop of its own, as a done callback.</summary>
internal interface IFutureObserver
{
    /// <summary>The future is done.</summary>
    void Done(Future future);
}
