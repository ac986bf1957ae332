-- wrk runs for a time. This ends it after so many answers instead: wrk ... -s limit.lua URL -- ANSWERS CONNECTIONS.
-- Each connection has one request under way, so the request after (ANSWERS + CONNECTIONS) is made when ANSWERS are there.
-- wrk makes one more before it starts, to look at it.
local last, made, text = 0, 0, nil

function init(args)
    last = tonumber(args[1]) + tonumber(args[2]) + 1
    text = wrk.format("GET")
end

function request()
    made = made + 1
    if made > last then
        os.exit(0)
    end
    return text
end
