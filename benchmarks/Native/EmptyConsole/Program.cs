// What starting any native process costs.
return 0;
