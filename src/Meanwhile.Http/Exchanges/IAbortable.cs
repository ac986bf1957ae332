namespace Meanwhile;

/// <summary>What a request waits for just now.</summary>
internal interface IAbortable
{
    /// <summary>Ends the wait at once.</summary>
    void Abort(Exception reason);
}
